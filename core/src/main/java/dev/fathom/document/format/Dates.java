package dev.fathom.document.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as files state them: {@code 2025-03-14}, {@code 2025-03-14T08:00:00Z}, {@code D:20250314}, {@code 2025}. */
final class Dates {

    private static final Pattern DAY = Pattern.compile("(?:D:)?(\\d{4})-?(\\d{2})-?(\\d{2}).*", Pattern.DOTALL);

    /** Before this, programs write what their clocks begin with. */
    private static final int FIRST_YEAR = 1985;

    private Dates() {}

    /** The day a file was written; empty for nonsense, and for what no clock of the time could have said. */
    static Optional<LocalDate> parse(String text) {
        Matcher matcher = DAY.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return plausible(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day, unless it is one that an unset clock shows. */
    static Optional<LocalDate> plausible(LocalDate day) {
        return day.getYear() >= FIRST_YEAR ? Optional.of(day) : Optional.empty();
    }
}
