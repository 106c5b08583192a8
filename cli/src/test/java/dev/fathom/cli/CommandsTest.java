package dev.fathom.cli;

import static dev.fathom.cli.CommandLineRun.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command at its work; what it makes of wrong usage is in {@link WrongUsageTest}. */
class CommandsTest {

    @TempDir
    private Path folder;

    private Path index;

    @BeforeEach
    void build() throws IOException {
        index = SampleIndex.build(folder);
    }

    private CommandLineRun search(Object... args) {
        Object[] all = new Object[args.length + 3];
        all[0] = "search";
        all[1] = "--index";
        all[2] = index;
        System.arraycopy(args, 0, all, 3, args.length);
        return CommandLineRun.of(all);
    }

    private static List<String> documents(List<JsonNode> hits) {
        return hits.stream().map(hit -> hit.get("document").textValue()).toList();
    }

    @Test
    void indexSaysWhatBecameOfTheDocuments() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.writeString(reports.resolve("a.txt"), "A first report\n\nIt rained.");
        Files.writeString(reports.resolve("b.txt"), "A second report\n\nIt snowed.");
        Files.writeString(reports.resolve("c.bin"), "?");
        Path kb = folder.resolve("kb2");
        CommandLineRun first = CommandLineRun.of("index", "--index", kb, reports);
        assertEquals(0, first.code());
        assertEquals(
                "2 added, 0 updated, 0 unchanged, 1 skipped; " + kb + " holds 2 documents, 2 passages, 0 figures\n",
                first.out());
        assertEquals(
                "fathom: skipped " + reports.resolve("c.bin") + ": not a kind of file that can be read\n", first.err());

        Files.writeString(reports.resolve("b.txt"), "A second report\n\nIt hailed.");
        Files.writeString(reports.resolve("d.md"), "# More\n\nFog.");
        CommandLineRun second = CommandLineRun.of("index", "--index", kb, reports);
        assertTrue(second.out().startsWith("1 added, 1 updated, 1 unchanged, 1 skipped;"), second.out());

        CommandLineRun quiet = CommandLineRun.of("index", "--index", kb, reports, "--quiet");
        assertEquals("", quiet.out() + quiet.err());
        assertEquals(
                List.of("reports/b.txt"),
                documents(ok("search", "--index", kb, "hail").jsonLines()));
    }

    @Test
    void indexTakesALanguage() throws IOException {
        Path kb = folder.resolve("de");
        Path file =
                Files.writeString(folder.resolve("r.jsonl"), "{\"id\": \"1\", \"text\": \"Die Häuser am Fluss.\"}\n");
        ok("index", "--index", kb, "--language", "de", "--records", file);
        assertEquals(1, ok("search", "--index", kb, "Haus").lines().size());
        assertTrue(ok("status", "--index", kb)
                .json()
                .at("/fingerprint/analysis")
                .textValue()
                .startsWith("de/"));
    }

    @Test
    void searchPrintsAJsonObjectAHitInAPipe() throws IOException {
        CommandLineRun run = search("smart", "border", "gate");
        assertEquals(0, run.code());
        JsonNode hit = run.jsonLines().getFirst();
        assertEquals(1, hit.get("rank").intValue());
        assertEquals("gate", hit.get("document").textValue());
        String text = hit.get("text").textValue();
        assertTrue(text.startsWith("The smart border gate at Hữu Nghị opened in May."), text);
        assertEquals(0, hit.get("start").intValue());
        JsonNode highlight = hit.get("highlights").get(0);
        assertEquals(
                "smart",
                text.substring(
                        highlight.get("start").intValue(), highlight.get("end").intValue()));
    }

    @Test
    void searchFindsWordsWithOtherDiacritics() throws IOException {
        assertEquals(List.of("gate"), documents(search("huu nghi").jsonLines()));
        assertEquals(
                List.of("trung"), documents(search("口岸", "--thesaurus", "off").jsonLines()));
    }

    @Test
    void searchPrintsJsonCsvTrecAndTables() throws IOException {
        JsonNode json = search("oak", "--format", "json").json();
        assertEquals("oak", json.get("query").textValue());
        assertEquals(1, json.get("hits").size());
        assertEquals(1, json.get("total").intValue());

        List<String> csv = search("oak", "--format", "CSV").lines();
        assertEquals("rank,score,document,start,end,heading,text", csv.getFirst());
        assertTrue(csv.get(1).startsWith("1,"), csv.get(1));

        assertTrue(search("oak", "--format", "trec").out().matches("1 Q0 forest 1 \\S+ fathom\n"));

        String table = search("oak", "--format", "table").out();
        assertTrue(table.startsWith("1. forest"), table);
        assertTrue(table.contains("*oak*"), table);
        assertFalse(table.contains("\033"), "no colours where there is no terminal");
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        String csv = search("quay harbour", "--format", "csv").out();
        assertTrue(csv.contains("Freight"), csv);
        assertEquals("a,\"b,\"\"c\",\"d\ne\"", Csv.line(List.of("a", "b,\"c", "d\ne")));
    }

    @Test
    void exitCodeTellsWhetherAnythingWasFound() {
        CommandLineRun none = search("zzzz");
        assertEquals(1, none.code());
        assertEquals("", none.out());
        assertEquals(1, search("zzzz", "--format", "json").code());
        CommandLineRun table = search("zzzz", "--format", "table");
        assertEquals("fathom: nothing found\n", table.err());
        assertEquals("", search("zzzz", "--format", "table", "--quiet").err());
    }

    @Test
    void pagesFollowOneAnother() throws IOException {
        List<JsonNode> all = search("cargo border village", "-n", "3").jsonLines();
        List<JsonNode> rest =
                search("cargo border village", "-n", "2", "--offset", "1").jsonLines();
        assertEquals(3, all.size());
        assertEquals(all.subList(1, 3), rest);
        assertEquals(2, rest.getFirst().get("rank").intValue());
        assertEquals(1, search("oak", "--offset", "5").code());
    }

    @Test
    void explanationsAddUp() throws IOException {
        for (String ranking : List.of("bm25", "hybrid", "rrf")) {
            JsonNode hit = search("cargo", "--explain", "--ranking", ranking)
                    .jsonLines()
                    .getFirst();
            JsonNode explanation = hit.get("explanation");
            assertEquals(
                    hit.get("score").doubleValue(), explanation.get("value").doubleValue(), 1e-9);
            assertAddsUp(explanation);
        }
        assertFalse(search("cargo").jsonLines().getFirst().has("explanation"));
        assertTrue(search("cargo", "--explain", "--format", "table").out().contains("bm25"));
    }

    private static void assertAddsUp(JsonNode explanation) {
        double sum = 0;
        for (JsonNode part : explanation.get("parts")) {
            assertAddsUp(part);
            sum += part.get("value").doubleValue();
        }
        if (!explanation.get("parts").isEmpty()) {
            assertEquals(explanation.get("value").doubleValue(), sum, 1e-9);
        }
    }

    @Test
    void queriesOfAFileAreAnsweredLineByLine() throws IOException {
        Path queries = Files.write(
                folder.resolve("queries.jsonl"),
                List.of("{\"_id\": \"q7\", \"query\": \"oak\"}", "", "{\"query\": \"zzzz\"}", "{\"text\": \"cargo\"}"));
        List<JsonNode> answers = search("--queries", queries).jsonLines();
        assertEquals(3, answers.size());
        assertEquals("oak", answers.get(0).get("query").textValue());
        assertEquals(0, answers.get(1).get("hits").size());
        assertEquals(
                Set.of("port", "gate"),
                Set.copyOf(documents(answers.get(2).get("hits").valueStream().toList())));
        List<String> run = search("--queries", queries, "--format", "trec").lines();
        assertTrue(run.get(0).startsWith("q7 Q0 forest 1 "), run.get(0));
        assertTrue(run.get(1).startsWith("4 Q0 "), "a query without id is called by its line: " + run.get(1));
    }

    @Test
    void inSearchesFilesAndFollowsTheirChanges() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("in reports"));
        Path file = Files.writeString(reports.resolve("weather.txt"), "It rained in the hills.");
        assertEquals(
                List.of("in reports/weather.txt"),
                documents(ok("search", "rain", "--in", reports).jsonLines()));
        Files.writeString(file, "It snowed in the hills.");
        assertEquals(1, CommandLineRun.of("search", "rain", "--in", reports).code());
        Files.delete(file);
        assertEquals(1, CommandLineRun.of("search", "snow", "--in", reports).code());
    }

    @Test
    void aDamagedIndexOfTheCacheIsMadeAgain() throws IOException {
        Path reports = Files.createDirectory(folder.resolve("in damaged"));
        Files.writeString(reports.resolve("weather.txt"), "It rained in the hills.");
        String found = ok("search", "rain", "--in", reports).out();
        try (Stream<Path> files = Files.list(PathSetIndex.folder(List.of(reports)))) {
            for (Path file :
                    files.filter(name -> name.toString().contains("segments")).toList()) {
                Files.writeString(file, "this is no index");
            }
        }
        assertEquals(found, ok("search", "rain", "--in", reports).out());
    }

    @Test
    void figuresAndExtractNameTheSameFigure() throws IOException {
        CommandLineRun figures = ok("figures", "--index", index, "harbour cargo");
        JsonNode hit = figures.jsonLines().getFirst();
        assertEquals("port", hit.get("document").textValue());
        Path text = Files.writeString(
                folder.resolve("port.txt"), "The harbour handled 4.2 million tonnes of cargo in 2024.");
        JsonNode extracted = ok("extract", text).json();
        assertEquals("port.txt", extracted.get("id").textValue());
        assertEquals(
                hit.get("text").textValue(), extracted.at("/figures/0/text").textValue());
        JsonNode first = ok("extract", "--records", SampleIndex.records(folder))
                .jsonLines()
                .getFirst();
        assertEquals("port", first.get("id").textValue());
        assertEquals(
                1,
                CommandLineRun.of("extract", Files.writeString(folder.resolve("none.txt"), "It rained."))
                        .code());
    }

    @Test
    void statusCounts() throws IOException {
        JsonNode status = ok("status", "--index", index).json();
        assertEquals(4, status.get("documents").intValue());
        assertTrue(status.get("passages").intValue() >= 4);
        assertTrue(status.get("figures").intValue() >= 2);
        assertTrue(status.get("bytes").longValue() > 1000);
        assertFalse(status.get("outdated").booleanValue());
        String table = ok("status", "--index", index, "--format", "table").out();
        assertTrue(table.contains("documents  4\n"), table);
        assertTrue(table.contains("up to date yes\n"), table);
    }

    @Test
    void deleteRemovesWhatIsThere() {
        CommandLineRun run = CommandLineRun.of("delete", "--index", index, "forest", "nowhere");
        assertEquals(0, run.code());
        assertEquals("1 deleted\n", run.out());
        assertEquals("fathom: " + index + " holds no document nowhere\n", run.err());
        assertEquals(1, search("oak").code());
        assertEquals(1, CommandLineRun.of("delete", "--index", index, "forest").code());
    }

    @Test
    void verifySnapshotAndReindex() throws IOException {
        assertEquals(
                "the index " + index + " is sound\n",
                ok("verify", "--index", index).out());
        Path copy = folder.resolve("copy");
        assertEquals(
                "copied " + index + " to " + copy + "\n",
                ok("snapshot", "--index", index, copy).out());
        assertEquals(
                "4 documents prepared anew\n", ok("reindex", "--index", copy).out());
        assertEquals(
                "",
                ok("reindex", "--index", copy, "--language", "none", "--quiet").out());
        assertEquals(1, ok("search", "--index", copy, "rangers").lines().size());
        assertEquals(1, CommandLineRun.of("search", "--index", copy, "ranger").code(), "without stemming");
    }

    @Test
    void copyAnswersAsTheIndexDoes() {
        Path copy = folder.resolve("copy");
        assertEquals(
                "4 documents copied from " + index + " to " + copy + "\n",
                ok("copy", index, copy).out());
        for (Object[] query : new Object[][] {{"search", "border gate"}, {"figures", "cargo"}}) {
            assertEquals(
                    ok(query[0], query[1], "--index", index, "--format", "jsonl")
                            .out(),
                    ok(query[0], query[1], "--index", copy, "--format", "jsonl").out());
        }
        assertEquals("", ok("copy", index, folder.resolve("another"), "--quiet").out());
    }

    @Test
    void mergeBringsIndexesTogether() throws IOException {
        Path other = folder.resolve("other.jsonl");
        Files.writeString(
                other,
                "{\"id\": \"forest\", \"text\": \"Rangers cut larches.\"}\n"
                        + "{\"id\": \"mill\", \"text\": \"The mill grinds 12 tonnes of rye.\"}\n");
        Path part = folder.resolve("part");
        ok("index", "--index", part, "--records", other, "--quiet");
        Path merged = folder.resolve("merged");
        CommandLineRun run = CommandLineRun.of("merge", "--index", merged, index, part);
        assertEquals("fathom: forest was there with other content; that of " + part + " is kept\n", run.err());
        assertEquals("2 indexes merged; " + merged + " holds 5 documents\n", run.out());
        assertEquals(1, ok("search", "--index", merged, "larches").lines().size());
        assertEquals(1, CommandLineRun.of("search", "--index", merged, "oak").code());
        assertEquals("", ok("merge", "--index", merged, index, "--quiet").out());
    }

    @Test
    void verifyFindsDamage() throws IOException {
        Path data = Files.list(index)
                .filter(file ->
                        file.toString().endsWith(".cfs") || file.toString().endsWith(".fdt"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 2] ^= 1;
        Files.write(data, bytes);
        CommandLineRun run = CommandLineRun.of("verify", "--index", index);
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("fathom: the index " + index + " is damaged"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void thesaurusShowsAlternatives() {
        CommandLineRun run = CommandLineRun.of("thesaurus", "motorway");
        assertTrue(run.code() <= 1, run.err());
        assertEquals("", run.err());
    }

    @Test
    void helpOfEveryCommandHasAnExample() {
        String all = ok("--help").out();
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            assertTrue(all.contains("\n  " + name + " "), name);
            String help = ok(name, "--help").out();
            assertTrue(help.startsWith("Usage: fathom " + name), help);
            assertTrue(help.contains("Example"), help);
            for (String line : help.lines().toList()) {
                assertTrue(line.length() <= 100, line);
            }
        }
        assertTrue(ok("--version").out().startsWith("fathom "));
        assertEquals(ok("--version").out(), ok("search", "--version").out());
    }

    @Test
    void helpIsACommandToo() {
        assertEquals(ok("--help").out(), ok("help").out());
        assertEquals(
                CommandLineRun.ok("search", "--help").out(),
                CommandLineRun.ok("help", "search").out());
        assertEquals(
                "fathom: there is no command \"serach\", did you mean \"serve\" or \"search\"?; \"fathom --help\" lists them\n",
                CommandLineRun.of("help", "serach").err());
    }

    @Test
    void completionKnowsEveryCommandAndOption() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            String script = ok("completion", shell).out();
            Main.commandLine().getSubcommands().forEach((name, command) -> {
                assertTrue(script.contains(name), shell + " " + name);
                command.getCommandSpec()
                        .options()
                        .forEach(option -> assertTrue(
                                script.contains(option.longestName().replaceFirst("^--?", "")),
                                shell + " " + name + " " + option.longestName()));
            });
            assertTrue(script.contains("no-collapse"), shell);
            assertFalse(script.contains("'--no-collapse' '--no-collapse'"), shell);
            assertTrue(script.contains("hybrid") && !script.contains("HYBRID"), "values as people write them");
        }
    }

    @Test
    void facetsAreATableInAPipeToo() {
        CommandLineRun found = CommandLineRun.of("search", "--index", index, "border", "--facets", "document");
        assertEquals("document\n       2  gate\n", found.out());
        CommandLineRun nothing = CommandLineRun.of("search", "--index", index, "border", "--facets", "colour");
        assertEquals(Main.NOTHING_FOUND, nothing.code());
    }

    @Test
    void everyCommandHasAManualPage(@TempDir Path folder) throws IOException {
        ok("manual", folder.resolve("man1"));
        assertTrue(Files.readString(folder.resolve("man1/fathom.1")).contains("fathom\\-search (1)"));
        for (Map.Entry<String, CommandLine> command :
                Main.commandLine().getSubcommands().entrySet()) {
            String page = Files.readString(folder.resolve("man1/fathom-" + command.getKey() + ".1"));
            assertTrue(page.startsWith(".TH FATHOM-"), page);
            assertTrue(page.contains("Example"), page);
            assertFalse(page.contains("${") || page.contains("%%") || page.contains("@|"), page);
            for (OptionSpec option : command.getValue().getCommandSpec().options()) {
                assertTrue(page.contains(option.longestName().replace("-", "\\-")), page);
            }
        }
    }
}
