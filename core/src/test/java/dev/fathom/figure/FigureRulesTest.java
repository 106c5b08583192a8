package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fathom.document.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads {@code rules.txt}: every rule with a sentence and the figures that stand in it. */
final class FigureRulesTest {

    private static final LocalDate DATE = LocalDate.of(2025, 5, 14);

    /** A sentence with the lines under it. */
    private record Rule(String sentence, List<String> expected) {}

    @TestFactory
    Stream<DynamicTest> readsEveryFigureOfTheSentence() throws IOException {
        return rules("rules.txt").stream().map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> check(rule)));
    }

    private static void check(Rule rule) {
        List<Figure> found = FigureExtractor.english()
                .extract(Document.of("d", rule.sentence()).withDate(DATE));
        List<String> texts = found.stream().map(Figure::text).toList();
        List<String> lines = rule.expected().stream()
                .filter(line -> !line.equals("no figure"))
                .toList();
        assertEquals(lines.stream().map(line -> line.split(" = ")[0]).toList(), texts);
        assertAll(Stream.iterate(0, k -> k < lines.size(), k -> k + 1)
                .map(k -> () -> assertEquals(lines.get(k), written(found.get(k), lines.get(k)))));
    }

    /** The figure as a line of the file, with those attributes that the expected line has. */
    private static String written(Figure f, String expected) {
        StringBuilder line = new StringBuilder(f.text())
                .append(" = ")
                .append(number(f.quantity()))
                .append(' ')
                .append(f.unit().name());
        List<String> attributes = new ArrayList<>();
        attributes.add(line.toString().strip());
        if (f.bound() != Bound.EXACT) {
            attributes.add(f.bound().name().toLowerCase(Locale.ROOT));
        }
        if (f.direction() != Direction.LEVEL) {
            attributes.add(f.direction().name().toLowerCase(Locale.ROOT));
        }
        for (String part : expected.split("; ")) {
            if (part.startsWith("of ")) {
                attributes.add("of " + f.subject().orElse("nothing"));
            } else if (part.startsWith("in ")) {
                attributes.add("in " + f.period().map(FigureRulesTest::days).orElse("no time"));
            } else if (part.startsWith("from ")) {
                attributes.add("from " + f.baseline().map(FigureRulesTest::days).orElse("no time"));
            } else if (part.startsWith("at ")) {
                attributes.add("at " + f.place().orElse("no place"));
            }
        }
        return String.join("; ", attributes);
    }

    private static String number(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Amount a -> plain(a.value());
            case Quantity.Range r -> plain(r.low()) + ".." + plain(r.high());
            case Quantity.Ratio r -> plain(r.low()) + "/" + plain(r.of());
            case Quantity.Rank r ->
                "#" + plain(r.position()) + r.of().map(of -> "/" + plain(of)).orElse("");
            case Quantity.Multiple m -> "x" + plain(m.factor());
        };
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String days(Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from.equals(to)) {
            return from.toString();
        }
        boolean year = from.getDayOfYear() == 1 && to.equals(LocalDate.of(from.getYear(), 12, 31));
        return year ? Integer.toString(from.getYear()) : from + ".." + to;
    }

    private static List<Rule> rules(String file) throws IOException {
        List<Rule> rules = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FigureRulesTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank() || line.startsWith("#") || line.startsWith("==")) {
                    continue;
                }
                if (line.startsWith(" ")) {
                    rules.getLast().expected().add(line.strip());
                } else {
                    rules.add(new Rule(line, new ArrayList<>()));
                }
            }
        }
        return rules;
    }
}
