package dev.fathom.cli;

import dev.fathom.figure.Period;
import java.time.LocalDate;

/** Writes periods as people do: {@code 2024}, {@code 2021–2025}, {@code 2025-04}, {@code 2025-04-25}. */
final class Periods {

    private Periods() {}

    static String text(Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from.equals(to)) {
            return from.toString();
        }
        boolean months = from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
        boolean years = months && from.getMonthValue() == 1 && to.getMonthValue() == 12;
        String first = from.toString().substring(0, years ? 4 : months ? 7 : 10);
        String last = to.toString().substring(0, years ? 4 : months ? 7 : 10);
        return first.equals(last) ? first : first + (years ? "–" : " – ") + last;
    }
}
