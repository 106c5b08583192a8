package dev.fathom.backends;

import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Reports with figures, made from a seed. */
final class Reports {

    static final List<String> SUBJECTS = List.of(
            "export turnover",
            "forest coverage",
            "the number of schools",
            "rice output",
            "the poverty rate",
            "the length of expressways",
            "budget revenue",
            "wind power capacity",
            "the literacy rate",
            "visitors to museums");
    static final List<String> PLACES =
            List.of("Lang Son", "Norland", "Westmark", "Port Elise", "Greendale", "Hochberg", "Santa Clara", "Minas");
    private static final List<String> UNITS = List.of(
            "million USD", "percent", "km", "tonnes", "megawatts", "thousand people", "hectares", "million euros");
    private static final List<String> VERBS =
            List.of("reached", "rose to", "fell to", "was", "increased by", "dropped by", "exceeded", "stood at about");
    private static final List<String> FILLERS = List.of(
            "Local authorities built houses for the poor and repaired motorways near the border gate.",
            "The Gross Regional Domestic Product (GRDP) is published by the statistics office every quarter.",
            "Farmers in the hills plant trees, and the defence of dykes goes on.",
            "Solar-powered lamps were given to schools; the colour of the programme is green.",
            "Health centres treat children without fees, as the plan demands.",
            "Enterprises invest in digital services and smart border gates.");

    private Reports() {}

    static List<Document> of(long seed, int count) {
        return IntStream.range(0, count).mapToObj(i -> report(seed, i)).toList();
    }

    static Document report(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        StringBuilder text = new StringBuilder();
        String place = any(PLACES, random);
        for (int section = 0; section < 1 + random.nextInt(3); section++) {
            text.append("# ")
                    .append(capital(any(SUBJECTS, random)))
                    .append(" in ")
                    .append(place)
                    .append("\n\n");
            for (int sentence = 0; sentence < 2 + random.nextInt(5); sentence++) {
                text.append(random.nextInt(3) == 0 ? any(FILLERS, random) : figure(place, random))
                        .append(' ');
            }
            text.append(names(random)).append("\n\n");
        }
        return Document.of("report-" + number, text.toString())
                .withTitle(capital(any(SUBJECTS, random)) + " of " + place)
                .withDate(LocalDate.of(2000 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28)))
                .withMetadata(Metadata.of(Map.of(
                        "region",
                        place,
                        "pages",
                        (long) random.nextInt(50),
                        "kind of.report",
                        random.nextBoolean() ? "annual" : "quarterly")));
    }

    private static String figure(String place, Random random) {
        List<String> parts = new ArrayList<>(List.of(
                "In " + (2015 + random.nextInt(11)) + ",",
                any(SUBJECTS, random),
                "of",
                random.nextInt(4) == 0 ? any(PLACES, random) : place,
                any(VERBS, random),
                random.nextInt(5) == 0
                        ? random.nextInt(50) + "–" + (50 + random.nextInt(50))
                        : random.nextInt(900) + "." + random.nextInt(10),
                any(UNITS, random)));
        return String.join(" ", parts) + ".";
    }

    /** A sentence of words that few other reports have. */
    private static String names(Random random) {
        StringBuilder names = new StringBuilder("Present were");
        for (int i = random.nextInt(12); i >= 0; i--) {
            names.append(' ')
                    .append(capital(
                            Integer.toString(1_000 + random.nextInt(3_000), 36).replaceAll("[0-9]", "o")));
        }
        return names.append('.').toString();
    }

    static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
