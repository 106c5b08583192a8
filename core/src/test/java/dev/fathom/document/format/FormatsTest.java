package dev.fathom.document.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import dev.fathom.figure.Figure;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.figure.Unit;
import dev.fathom.passage.Passage;
import dev.fathom.passage.PassageSplitter;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real files of every format, written by LibreOffice, pandoc and Python's mail package from one text: headings, lists, the numbers of
 * tables, pages, titles and dates survive.
 */
class FormatsTest {

    private static final ForkedReader READER = ForkedReader.open(Limits.DEFAULT, TestClassPath.get());

    @TempDir
    private Path folder;

    @AfterAll
    static void close() throws IOException {
        READER.close();
    }

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(FormatsTest.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Document read(String name) throws IOException {
        return READER.read(file(name), name).orElseThrow();
    }

    private static Passage passage(Document document, String words) {
        return PassageSplitter.ofDefaults().split(document.text()).stream()
                .filter(passage -> passage.span().of(document.text()).contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is not in " + document.text()));
    }

    private static Figure figure(Document document, String text) {
        return FigureExtractor.english().extract(document).stream()
                .filter(figure -> figure.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is no figure of " + document.text()));
    }

    @ParameterizedTest
    @CsvSource({
        "valley.html, 0",
        "valley.pdf, 2",
        "valley-tagged.pdf, 2",
        "valley.docx, 2",
        "valley.odt, 2",
        "valley.rtf, 2",
        "valley.doc, 0",
        "valley.epub, 0",
        "valley.eml, 0"
    })
    void textKeepsHeadingsListsTablesAndPages(String name, int pages) throws IOException {
        Document document = read(name);
        assertEquals(Optional.of("The Karadere Valley in 2024"), document.title());
        Passage fires = passage(document, "Forest fires burnt 1,350 hectares");
        assertEquals("Climate", fires.headings().getLast());
        assertEquals(List.of("Climate", "Weather by quarter"), lastTwo(passage(document, "Rain fell on 61 days")));
        assertEquals(pages == 0 ? Optional.empty() : Optional.of(2), fires.page());
        assertEquals(
                pages == 0 ? Optional.empty() : Optional.of((long) pages),
                document.metadata().get("pages"));
        assertTrue(document.text().lines().anyMatch(line -> line.matches("[-·] drinking water for 14 villages")));

        Figure exports = figure(document, "464.2");
        assertEquals(Optional.of("Export turnover"), exports.subject());
        assertEquals(Unit.of("EUR"), exports.unit());
        assertEquals(0, new BigDecimal("464200000").compareTo(exports.quantity().low()));
        assertEquals(LocalDate.of(2024, 1, 1), exports.period().orElseThrow().from());
        assertEquals(
                LocalDate.of(2023, 12, 31),
                figure(document, "412.6").period().orElseThrow().to());
        Figure rain = figure(document, "12");
        assertEquals(Unit.of("millimetre"), rain.unit());
        assertTrue(rain.subject().orElseThrow().endsWith("Rainfall"));
        assertEquals(LocalDate.of(2024, 7, 1), rain.period().orElseThrow().from());
        assertEquals(Unit.of("degree celsius"), figure(document, "26.3").unit());
    }

    private static List<String> lastTwo(Passage passage) {
        List<String> headings = passage.headings();
        return headings.subList(headings.size() - 2, headings.size());
    }

    @ParameterizedTest
    @CsvSource({"valley.xlsx, 1", "valley.ods, 1", "valley.xls, 0", "valley.csv, 0", "valley.tsv, 0"})
    void sheetsKeepLabelsBesideNumbers(String name, int pages) throws IOException {
        Document document = read(name);
        String row = "| Commune: Yeşilova | Population 2024: 9310 | Forest cover (%): 58.2 | Road length (km): 147.5 |";
        Passage passage = passage(document, row);
        if (pages > 0) {
            assertEquals(List.of("valley"), passage.headings());
        }
        assertEquals(pages == 0 ? Optional.empty() : Optional.of(1), passage.page());
        Figure cover = figure(document, "58.2");
        assertEquals(Optional.of("Forest cover"), cover.subject());
        assertEquals(Unit.PERCENT, cover.unit());
        assertEquals(Optional.of("Yeşilova"), cover.place());
        Figure people = figure(document, "9310");
        assertEquals(LocalDate.of(2024, 12, 31), people.period().orElseThrow().to());
        assertEquals(Unit.of("km"), figure(document, "88").unit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"slides.pptx", "slides.odp"})
    void slidesAreSectionsAndPages(String name) throws IOException {
        Document document = read(name);
        Passage gate = passage(document, "smart border gate");
        assertEquals(List.of("Economy"), gate.headings());
        assertEquals(Optional.of(2), gate.page());
        assertEquals(Optional.of(4L), document.metadata().get("pages"));
        Figure investment = figure(document, "97.3");
        assertEquals(Optional.of("Public investment"), investment.subject());
        assertEquals(
                0, new BigDecimal("97300000").compareTo(investment.quantity().low()));
    }

    @Test
    void oldSlidesAreRead() throws IOException {
        assertTrue(read("slides.ppt").text().contains("The council approved a smart border gate"));
    }

    @Test
    void linesOfJsonAreSections() throws IOException {
        Document document = read("valley.jsonl");
        assertEquals(List.of("Climate"), passage(document, "1,350 hectares").headings());
        assertEquals(Optional.of("Export turnover"), figure(document, "464.2").subject());
        assertTrue(document.text().contains("year: 2024"));
    }

    @Test
    void datesAndAuthorsComeFromTheDocument() throws IOException {
        assertEquals(Optional.of(LocalDate.of(2025, 3, 14)), read("valley.html").date());
        assertEquals(Optional.of(LocalDate.of(2025, 3, 14)), read("valley.eml").date());
        assertEquals(
                Optional.of("Regional Statistics Office"),
                read("valley.odt").metadata().get("author"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void textIsReadInItsEncoding(String charset) throws IOException {
        String text =
                "Die Größe des Waldes über der Stadt wuchs um 12 % – mehr als früher erwartet wurde.\n".repeat(20);
        Path file = Files.write(folder.resolve("a.txt"), text.getBytes(Charset.forName(charset)));
        assertEquals(text, READER.read(file, "a").orElseThrow().text());
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, 森林覆盖率为百分之六十四点五，比去年提高。经济增长超过预期，出口总额达到五亿美元。",
        "windows-1251, Лесистость области составила шестьдесят четыре процента и продолжает расти каждый год.",
        "Shift_JIS, 森林率は六十四パーセントで、昨年よりも高くなっています。これからも増える見込みです。"
    })
    void textOfOtherScriptsIsReadInItsEncoding(String charset, String sentence) throws IOException {
        String text = (sentence + "\n").repeat(20);
        Path file = Files.write(folder.resolve("a.md"), text.getBytes(Charset.forName(charset)));
        assertEquals(text, READER.read(file, "a").orElseThrow().text());
    }

    /** What a figure says, its place in the text left aside. */
    private static List<String> figures(Document document) {
        return FigureExtractor.english().extract(document).stream()
                .map(f -> String.join(
                        " | ",
                        f.text(),
                        f.quantity().toString(),
                        f.unit().name(),
                        f.bound().name(),
                        f.direction().name(),
                        f.subject().orElse(""),
                        f.period().toString(),
                        f.baseline().toString(),
                        f.place().orElse("")))
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx", "html"})
    void theSeedsSayTheSameInEveryFormat(String extension) throws IOException {
        LocalDate date = LocalDate.of(2025, 9, 26);
        Path seeds = Files.isDirectory(Path.of("seeds")) ? Path.of("seeds") : Path.of("..", "seeds");
        try (FathomIndex plain = FathomIndex.inMemory();
                FathomIndex formatted = FathomIndex.inMemory()) {
            for (String seed : List.of("000_05c60841a4ab899e.txt", "004_325b56e35932d1e4.txt")) {
                Document text =
                        READER.read(seeds.resolve(seed), seed).orElseThrow().withDate(date);
                Document other =
                        read("seed" + seed.substring(0, 3) + "." + extension).withDate(date);
                assertEquals(figures(text), figures(other), seed);
                plain.add(text);
                formatted.add(other);
            }
            plain.commit();
            formatted.commit();
            for (String query : List.of("smart border gate", "forest coverage rate", "national defense and security")) {
                assertEquals(top(plain, query), top(formatted, query), query);
            }
            FigureQuery query = FigureQuery.about("GRDP growth rate");
            assertEquals(
                    plain.search(query).hits().getFirst().figure().text(),
                    formatted.search(query).hits().getFirst().figure().text());
        }
    }

    private static String top(FathomIndex index, String query) throws IOException {
        return index.search(PassageQuery.of(query)).hits().getFirst().text().replaceAll("\\s+", " ");
    }

    @Test
    void whatThePageNumberIsIsTold() throws IOException {
        try (FathomIndex index = FathomIndex.inMemory()) {
            index.add(read("valley.pdf"));
            index.commit();
            assertEquals(
                    Optional.of(2),
                    index.search(PassageQuery.of("forest fires"))
                            .hits()
                            .getFirst()
                            .page());
            assertEquals(
                    Optional.of(2),
                    index.search(FigureQuery.about("mean temperature"))
                            .hits()
                            .getFirst()
                            .page());
            String text = index.document("valley.pdf").orElseThrow().text();
            assertEquals(2, text.chars().filter(c -> c == '\f').count());
        }
    }
}
