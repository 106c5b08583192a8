package dev.fathom.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the label of a row or column, or a table's caption, says of the numbers it stands over.
 *
 * @param subject its words without unit and time; may be empty
 * @param period the time it names
 * @param unit the unit it names: {@code EUR} in "Exports (million EUR)"
 * @param scale what the numbers are multiplied by, 1 where nothing is said
 * @param place whether it names kinds of places or organisations: "Commune", "Company"
 */
record TableLabel(String subject, Optional<Period> period, Optional<Unit> unit, BigDecimal scale, boolean place) {

    static final TableLabel NONE = new TableLabel("", Optional.empty(), Optional.empty(), BigDecimal.ONE, false);

    private static final long PLACES =
            WordClass.mask(WordClass.PLACE_NOUN, WordClass.ADMINISTRATIVE, WordClass.ORGANISATION);

    /** Reads labels; holds what it reads them with. */
    static final class Reader {

        private static final int LONGEST = 400;

        private final Tokens t = new Tokens(Lexicon.english());
        private final TimeExpressions times;
        private final MentionReader mentions;

        Reader(Calendar calendar, String title) {
            this.times = new TimeExpressions(t, calendar);
            this.mentions = new MentionReader(t, times, title);
        }

        TableLabel read(String label) {
            String words = label.length() > LONGEST ? label.substring(0, LONGEST) : label;
            Scaled found = null;
            int open = words.indexOf('(');
            while (open >= 0 && found == null) {
                int close = words.indexOf(')', open);
                found = close < 0 ? null : unit(words.substring(open + 1, close));
                words = found == null ? words : words.substring(0, open) + words.substring(close + 1);
                open = found == null ? words.indexOf('(', open + 1) : -1;
            }
            if (found == null) {
                for (String before : List.of("Unit:", ", ", " in ")) {
                    int at = words.lastIndexOf(before);
                    Scaled unit = at < 0 ? null : unit(words.substring(at + before.length()));
                    if (unit != null) {
                        found = unit;
                        words = words.substring(0, at);
                        break;
                    }
                }
            }
            if (found == null) {
                found = unit(words);
                words = found == null ? words : "";
            }
            return read(words, found == null ? new Scaled(Optional.empty(), BigDecimal.ONE) : found);
        }

        private TableLabel read(String words, Scaled unit) {
            t.read(words, 0, words.length());
            times.read();
            Optional<Period> period = Optional.empty();
            StringBuilder rest = new StringBuilder(words);
            for (TimeExpression time : times.all()) {
                if (time.period().isPresent()) {
                    period = time.period();
                    for (int i = t.start(time.first()); i < t.end(time.end() - 1); i++) {
                        rest.setCharAt(i, ' ');
                    }
                }
            }
            boolean place = false;
            for (int i = 0; i < t.size(); i++) {
                place |= t.isAny(i, PLACES);
            }
            return new TableLabel(bare(rest.toString()), period, unit.unit(), unit.scale(), place);
        }

        /** Without the marks and small words that a unit or a time left behind. */
        private static String bare(String words) {
            return words.replaceAll("\\(\\s*\\)", " ")
                    .replaceAll("\\s+", " ")
                    .replaceFirst("^[\\s,;:–—/*-]+", "")
                    .replaceFirst("(?i)([\\s,;:–—/*-]+(in|for|of|at|by|to))?[\\s,;:–—/*-]*$", "");
        }

        private record Scaled(Optional<Unit> unit, BigDecimal scale) {}

        /** The unit that some words are, and nothing else: read as if they counted one. */
        private @org.jspecify.annotations.Nullable Scaled unit(String words) {
            String one = "1 " + words.strip();
            t.read(one, 0, one.length());
            if (t.size() < 2 || t.size() > 8 || t.isNumber(1)) {
                return null;
            }
            times.read();
            List<Mention> found = mentions.read();
            if (found.size() != 1 || found.getFirst().first != 0 || found.getFirst().last != t.size() - 1) {
                return null;
            }
            Mention m = found.getFirst();
            if (!(m.quantity instanceof Quantity.Amount amount) || m.unit.isEmpty() && m.scale.equals(BigDecimal.ONE)) {
                return null;
            }
            boolean known = !m.counted || m.scale.compareTo(BigDecimal.ONE) > 0 || isPlural(words);
            return known
                    ? new Scaled(m.unit.isEmpty() ? Optional.empty() : Optional.of(m.unit()), amount.value())
                    : null;
        }

        /** "(persons)" counts, "(estimate)" comments. */
        private static boolean isPlural(String words) {
            String word = words.strip().toLowerCase(Locale.ROOT);
            return word.indexOf(' ') < 0 && !Nouns.singular(word).equals(word);
        }
    }
}
