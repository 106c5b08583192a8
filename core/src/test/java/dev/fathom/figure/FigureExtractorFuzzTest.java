package dev.fathom.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a text holds, every figure is a piece of it: 10,000 texts made at random or by damaging good ones. */
final class FigureExtractorFuzzTest {

    private static final int TEXTS = 10_000;
    private static final String[] GOOD = {
        "Exports rose 12.7% to US$4.2 billion in the first quarter of 2025, up from $3.7bn a year earlier.",
        "The province ranked 23rd out of 63, with 47 of its 88 communes (53.4%) linked by 1,125 km of road.",
        "Between 10 and 12 million people, or two thirds of households, live on less than $2.15 a day.",
        "Sales and profit were 5 and 3 million euros respectively in fiscal 2023/24; costs halved.",
        "About half a million tonnes, 41 cases per 100,000 people and −0.4 percentage points (2019: 1.2).",
        "## Energy\n\ntotal: 5½ GW (2022 est.)\n- hundreds of villages got 20, 30 and 40 kWh per household\n",
        "By the end of June 2024 at least 3–4 km² burned, twenty-five houses and 2.998×10^8 m/s of dreams.",
        "Rs 12 crore, ₹4.5 lakh, 5'11\" and 28°30' N: see Article 5, COVID-19, 17:22 and +44 20 7946 0000.",
    };
    private static final String[] PIECES = {
        "5",
        "0",
        "2024",
        "1,234.5",
        "12,34,567",
        "½",
        "1e9",
        "99999999999999999999",
        "two",
        "hundred",
        "half a ",
        "million",
        "bn",
        "%",
        "$",
        "€",
        "US$",
        "km",
        "m²",
        "°C",
        "per ",
        "/",
        "of ",
        "in ",
        "from ",
        "to ",
        "between ",
        "and ",
        "or ",
        "rose ",
        "fell by ",
        "more than ",
        "at least ",
        "respectively",
        "the ",
        "a ",
        "which ",
        "having ",
        "number of ",
        "share of ",
        "people ",
        "Growth ",
        "Hanoi ",
        "ranked ",
        "third ",
        "top ",
        "doubled ",
        "times ",
        "last year ",
        "the past five years ",
        "a year earlier ",
        "Q1 ",
        "January ",
        "5 p.m. ",
        "fiscal ",
        ", ",
        ". ",
        "; ",
        ": ",
        "(",
        ")",
        "[",
        "]",
        "-",
        "–",
        "—",
        "−",
        "+",
        "×",
        "^",
        "~",
        "'s ",
        "’",
        "\"",
        "*",
        "#",
        "|",
        "\t",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u00A0",
        "\u200B",
        "\uFEFF",
        "\u0301",
        "\u202E",
        "\u0000",
        "中",
        "٣",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "ﬁ",
        "İ",
        "ß",
        "K",
        "Å"
    };

    /** As a program writes it: one line without an end, longer than what is read at once. */
    @Test
    void aLineOfAMegabyteGivesAllItsFigures() {
        String road = "a road of 5 km, ";
        List<Figure> figures = FigureExtractor.english().extract(Document.of("d", road.repeat(60_000)));
        assertEquals(60_000, figures.size());
        assertTrue(figures.stream().allMatch(figure -> figure.text().equals("5 km")));
    }

    @Test
    void everyFigureIsAPieceOfTheText() {
        long seed = 20_250_416;
        Random random = new Random(seed);
        int figures = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = i % 2 == 0 ? made(random) : damaged(random);
            figures += check(text, "seed " + seed + ", text " + i + ": " + text);
        }
        assertTrue(figures > TEXTS, "the texts hold figures, so that something is tested, got " + figures);
    }

    private static int check(String text, String message) {
        Document document = Document.of("d", text).withTitle(text).withDate(LocalDate.of(2025, 4, 16));
        List<Figure> figures;
        try {
            figures = FigureExtractor.english().extract(document);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(message, e);
        }
        int end = 0;
        for (Figure figure : figures) {
            assertTrue(
                    figure.span().start() >= end, () -> figure + " begins before the one before it ends; " + message);
            end = figure.span().end();
            assertTrue(end <= document.text().length(), () -> figure + " ends beyond the text; " + message);
            assertEquals(figure.span().of(document.text()), figure.text(), message);
            assertTrue(
                    !figure.text().isBlank()
                            && figure.text().equals(figure.text().strip()),
                    message);
        }
        return figures.size();
    }

    private static String made(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            text.append(random.nextInt(3) == 0 ? " " : "");
        }
        return text.toString();
    }

    /** A good text with characters and pieces taken out, put in and exchanged. */
    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(GOOD[random.nextInt(GOOD.length)]);
        for (int changes = 1 + random.nextInt(12); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.setCharAt(at, PIECES[random.nextInt(PIECES.length)].charAt(0));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
            }
            text.append(text.isEmpty() ? "." : "");
        }
        return text.toString();
    }
}
