package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.document.DocumentReader;
import dev.fathom.document.Metadata;
import dev.fathom.figure.Figure;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.passage.Passage;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.FigureQueryParser;
import dev.fathom.query.Filter;
import dev.fathom.query.PassageQuery;
import dev.fathom.query.Understanding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts nobody would write by hand: indexed, or refused with a reason; offsets stay true. */
class HostileTextTest {

    private static final String SENTENCE = "Forest coverage reached 64.5 % in 2025. ";

    @TempDir
    private Path folder;

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("empty", "");
        texts.put("blank", " \n\t\u00a0\u2003 ");
        texts.put("nul", SENTENCE + "a\0b\0\0 " + SENTENCE);
        texts.put("controls", "\u0001\u0007\u001b[31m" + SENTENCE + "\u0085\u2028\u2029" + SENTENCE);
        texts.put("surrogates", "\ud800" + SENTENCE + "\udc00\udc00 \ud83d " + SENTENCE + "\ud83d\ude00\ud83d");
        texts.put("bidi", "\u202e" + SENTENCE + "\u2066\u05d0\u05d1 12 % \u2069\u200f" + SENTENCE);
        texts.put("marks", "a" + "\u0301".repeat(1_000_000) + " " + SENTENCE);
        texts.put("word", "x".repeat(40_000) + " " + SENTENCE);
        texts.put("wordOfThreeBytes", "\u4e2d".repeat(40_000) + " " + SENTENCE);
        texts.put("digits", "9".repeat(100_000) + " % " + SENTENCE);
        texts.put("separators", "1,000".repeat(20_000) + " km " + SENTENCE);
        texts.put("dots", ".".repeat(200_000) + SENTENCE);
        texts.put("brackets", "(".repeat(100_000) + SENTENCE + ")".repeat(100_000));
        texts.put("headings", "# a\n".repeat(20_000) + SENTENCE);
        texts.put("nested", "#### \n".repeat(5_000) + "- ".repeat(50_000) + SENTENCE);
        texts.put("lines", "\r\n".repeat(200_000) + SENTENCE + "\r".repeat(1000));
        texts.put("bom", "\ufeff" + SENTENCE + "\ufeff" + SENTENCE);
        texts.put("noncharacters", "\uffff\ufffe" + SENTENCE + "\ufdd0");
        texts.put("percent", "% ".repeat(100_000) + SENTENCE);
        texts.put("exponent", "1e999999999 km, 1E-999999999 % and 10^999999999 USD. " + SENTENCE);
        return texts;
    }

    @Test
    void isIndexedWithTrueOffsets() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            for (Map.Entry<String, String> text : texts().entrySet()) {
                long start = System.nanoTime();
                index.add(Document.of(text.getKey(), text.getValue()));
                long seconds = (System.nanoTime() - start) / 1_000_000_000;
                assertTrue(seconds < 30, () -> text.getKey() + " took " + seconds + " s");
            }
            index.commit();
            for (Map.Entry<String, String> text : texts().entrySet()) {
                Document back = index.document(text.getKey()).orElseThrow();
                assertEquals(text.getValue().length(), back.text().length(), text.getKey());
                assertEquals(Document.of("x", text.getValue()).text(), back.text(), text.getKey());
                compareOffsets(index, back, text.getValue().contains("Forest"));
            }
        }
    }

    private static void compareOffsets(FathomIndex index, Document document, boolean hasSentence) throws IOException {
        Filter only = Filter.id(document.id());
        var passages =
                index.search(PassageQuery.of("forest coverage").filter(only).limit(100));
        assertEquals(hasSentence, !passages.isEmpty(), document.id());
        passages.forEach(hit -> {
            assertEquals(hit.span().of(document.text()), hit.text(), document.id());
            hit.highlights().forEach(word -> assertTrue(hit.span().contains(word.span()), document.id()));
        });
        for (var hit :
                index.search(FigureQuery.about("forest coverage").filter(only).limit(100))) {
            assertEquals(hit.sentenceSpan().of(document.text()), hit.sentence(), document.id());
            assertEquals(hit.figure().span().of(document.text()), hit.figure().text(), document.id());
        }
    }

    @Test
    void isReadFromFilesInWhateverEncoding() throws IOException {
        byte[] malformed = (SENTENCE + "x").getBytes(StandardCharsets.UTF_8);
        malformed[malformed.length - 1] = (byte) 0xC3;
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("malformed", malformed);
        files.put("utf16le", ("\ufeff" + SENTENCE).getBytes(StandardCharsets.UTF_16LE));
        files.put("utf16be", ("\ufeff" + SENTENCE).getBytes(StandardCharsets.UTF_16BE));
        files.put("utf8bom", ("\ufeff" + SENTENCE).getBytes(StandardCharsets.UTF_8));
        files.put("windows", (SENTENCE + "\u201cé\u201d").getBytes(Charset.forName("windows-1252")));
        files.put("odd", java.util.Arrays.copyOf(("\ufeff" + SENTENCE).getBytes(StandardCharsets.UTF_16LE), 83));
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        files.put("noise", noise);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey() + ".txt"), file.getValue());
            Document document =
                    DocumentReader.plainText().read(path, file.getKey()).orElseThrow();
            try (FathomIndex index = FathomIndex.inMemory()) {
                index.add(document);
                index.commit();
                assertEquals(document, index.document(file.getKey()).orElseThrow());
                compareOffsets(index, document, !file.getKey().equals("noise"));
            }
        }
    }

    @Test
    void hugeMetadataAndTitlesAreKeptWhole() throws IOException {
        String huge = "é".repeat(100_000);
        Document document = Document.of("d", SENTENCE)
                .withTitle(huge + "1")
                .withMetadata(Metadata.of(Map.of("a", huge, "b", List.of(huge + "x", huge + "y"), "c", "\0")));
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(document);
            index.commit();
            assertEquals(document, index.document("d").orElseThrow());
            assertEquals(
                    1,
                    index.search(PassageQuery.of("forest").filter(Filter.equal("a", huge)))
                            .size());
        }
        String name = "n".repeat(257);
        assertEquals(
                "a metadata name must not be blank and has at most 256 characters, got 257",
                assertThrows(IllegalArgumentException.class, () -> Metadata.of(Map.of(name, 1)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Document.of("\ud800", ""));
    }

    @Test
    void aFileOverTheLimitIsRefusedUnread() throws IOException {
        Path file = folder.resolve("line.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        long start = System.nanoTime();
        FileSystemException e = assertThrows(
                FileSystemException.class, () -> DocumentReader.plainText().read(file, "line"));
        assertEquals(file + ": holds 1073741824 bytes, and at most 67108864 are read; split it", e.getMessage());
        assertTrue((System.nanoTime() - start) / 1_000_000 < 1000);
    }

    @Test
    void aCrawlGoesOnPastIt() throws Exception {
        crawl(1_000);
    }

    @Test
    @Tag("long")
    void aCrawlOfTenThousandGoesOnPastIt() throws Exception {
        crawl(10_000);
    }

    private void crawl(int files) throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        for (int i = 0; i < files; i++) {
            Files.writeString(root.resolve("f" + i + ".txt"), "File " + i + ". " + SENTENCE, StandardCharsets.UTF_8);
        }
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("big.txt").toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        Path errors = folder.resolve("errors");
        Process child = Child.start(
                Crawler.class,
                errors,
                List.of("-Xmx512m"),
                root.toString(),
                folder.resolve("kb").toString());
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(child.waitFor(280, TimeUnit.SECONDS));
        assertEquals(0, child.exitValue(), Files.readString(errors, StandardCharsets.UTF_8));
        assertTrue(output.contains("big.txt: holds 1073741824 bytes, and at most"), output);
        assertTrue(output.endsWith(files + " documents\n"), output);
    }

    @Test
    void splitterAndExtractorBearWhateverIsMadeUp() {
        fuzz(400, 1);
    }

    @Test
    @Tag("long")
    void splitterAndExtractorBearWhateverIsMadeUpForLong() {
        fuzz(50_000, 1_000_000);
    }

    private static final String[] PIECES = {
        "64.5 %",
        "USD ",
        "1,234,567.89",
        "million",
        "between 3 and ",
        "from 2020 to 2025",
        "½",
        "12th",
        "10^6",
        "−5 °C",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "| a | b |\n|---|\n",
        "\ud83d",
        "\ude00",
        "\0",
        "\u202e",
        "e\u0301",
        "km²",
        "(",
        ")",
        "\"",
        ". ",
        "!",
        "?",
        ",",
        ":",
        "1.",
        "a)",
        "Mr. ",
        "…",
        "$",
        "€1bn",
        "twenty-five",
        "half a dozen",
        "per cent",
        "\t",
        "\u00a0",
        "0",
        "-",
        "–",
        "/",
        "^",
        "1e400",
        "…\r\n",
        "q1 2024",
        "Jan. 5, 2024",
        "٣٫٥",
        "１２％",
        "by over ",
        "up ",
        "tripled",
        "1/0",
        "0.0.0.0",
        "..",
        "9999999999999999999999",
        "31/02/2024",
        "24:61",
        "+",
        "~",
        "<",
        ">=",
        "\\",
        "{",
        "}",
        "[",
        "]",
        "*",
        "_",
        "`"
    };

    private static void fuzz(int rounds, long first) {
        for (long seed = first; seed < first + rounds; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(random.nextInt(4) == 0 ? Texts.sentence(random) : PIECES[random.nextInt(PIECES.length)]);
                if (random.nextInt(3) == 0) {
                    text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                }
            }
            Document document = Document.of("d", text.toString());
            long name = seed;
            try {
                check(document);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + name + ": " + e, e);
            }
        }
    }

    private static void check(Document document) {
        String text = document.text();
        int end = 0;
        for (Passage passage : PassageSplitter.ofDefaults().split(text)) {
            assertTrue(passage.span().start() >= end && passage.span().end() <= text.length(), () -> "" + passage);
            assertFalse(passage.span().isEmpty());
            end = passage.span().end();
        }
        int start = 0;
        for (Figure figure : FigureExtractor.english().extract(document)) {
            assertEquals(figure.span().of(text), figure.text());
            assertTrue(figure.span().start() >= start, () -> "figures out of order at " + figure);
            start = figure.span().start();
            figure.interval();
        }
        for (Understanding.Part part : FigureQueryParser.english().parse(text).parts()) {
            assertTrue(part.span().end() <= text.length() && !part.span().isEmpty(), () -> "" + part);
        }
    }
}
