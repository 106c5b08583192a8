package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong and hostile command lines: each ends in time, with a known exit code, and where it fails with one sentence. In the
 * table {@code @} stands for the test's folder and {@code @kb} for its index.
 */
class WrongUsageTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() throws IOException {
        SampleIndex.build(folder);
        Files.writeString(folder.resolve("file.txt"), "A file.");
        Files.writeString(folder.resolve("empty.jsonl"), "");
        Files.writeString(
                folder.resolve("broken.jsonl"), "{\"id\": \"1\", \"text\": \"a\"}\n\n{\"id\": 2, \"text\": \n");
        Files.writeString(folder.resolve("array.jsonl"), "[1, 2]\n");
        Files.writeString(folder.resolve("no-id.jsonl"), "{\"text\": \"a\"}\n");
        Files.writeString(folder.resolve("no-text.jsonl"), "{\"id\": \"a\", \"text\": null}\n");
        Files.writeString(folder.resolve("blank-id.jsonl"), "{\"id\": \" \", \"text\": \"a\"}\n");
        Files.writeString(folder.resolve("date.jsonl"), "{\"id\": \"a\", \"date\": \"April\", \"text\": \"a\"}\n");
        Files.writeString(folder.resolve("deep.jsonl"), "[".repeat(100_000) + "\n");
        Files.writeString(folder.resolve("no-query.jsonl"), "{\"query\": \"oak\"}\n{\"id\": \"2\"}\n");
        Files.createDirectories(folder.resolve("a/same"));
        Files.createDirectories(folder.resolve("b/same"));
        Files.createDirectories(folder.resolve("hollow"));
        Files.writeString(folder.resolve("a/same/x.txt"), "X.");
        Files.createDirectories(folder.resolve("tiny"));
        Files.writeString(folder.resolve("tiny/corpus.jsonl"), "{\"_id\": \"a\", \"text\": \"oak\"}\n");
        Files.writeString(folder.resolve("tiny/queries.jsonl"), "{\"_id\": \"1\", \"text\": \"oak\"}\n");
        Files.writeString(folder.resolve("tiny/qrels.tsv"), "1\ta\thigh\n1\ta\thigh\n");
    }

    private static CommandLineRun run(String... args) {
        Object[] resolved = Stream.of(args)
                .map(arg ->
                        arg.startsWith("@") ? folder.resolve(arg.substring(1)).toString() : arg)
                .toArray();
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> CommandLineRun.of(resolved));
    }

    private static Arguments refused(String sentence, String... args) {
        return arguments(sentence, args);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("Missing required subcommand; \"fathom --help\" shows what it takes"),
                refused(
                        "there is no command \"serach\", did you mean \"serve\" or \"search\"?; \"fathom --help\""
                                + " lists them",
                        "serach"),
                refused("give either the words to search for, or --queries FILE", "search", "--index", "@kb"),
                refused(
                        "give either the words to search for, or --queries FILE",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--queries",
                        "@empty.jsonl"),
                refused("the query is empty; give the words to search for", "search", "--index", "@kb", ""),
                refused("the query is empty; give the words to search for", "search", "--index", "@kb", " \t\n"),
                refused(
                        "Unknown option: '--wrong'; \"fathom search --help\" shows what it takes",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--wrong"),
                refused(
                        "-n takes a count from 1, --offset one from 0, and the two add up to at most 10000;"
                                + " got -n 0 and --offset 0",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "-n",
                        "0"),
                refused(
                        "-n takes a count from 1, --offset one from 0, and the two add up to at most 10000;"
                                + " got -n -1 and --offset 0",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "-n",
                        "-1"),
                refused(
                        "-n takes a count from 1, --offset one from 0, and the two add up to at most 10000;"
                                + " got -n 2000000000 and --offset 0",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "-n",
                        "2000000000"),
                refused(
                        "-n takes a count from 1, --offset one from 0, and the two add up to at most 10000;"
                                + " got -n 10 and --offset -3",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--offset",
                        "-3"),
                refused(
                        "Invalid value for option '-n': '99999999999' is not an int; \"fathom search --help\" shows"
                                + " what it takes",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "-n",
                        "99999999999"),
                refused(
                        "Invalid value for option '-n': 'ten' is not an int; \"fathom search --help\" shows what it"
                                + " takes",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "-n",
                        "ten"),
                refused(
                        "Missing required parameter for option '-n' (COUNT); \"fathom search --help\" shows what it"
                                + " takes",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "-n"),
                refused(
                        "Invalid value for option '--format': expected one of [TABLE, JSON, JSONL, CSV, TREC]"
                                + " (case-insensitive) but was 'xml'; \"fathom search --help\" shows what it takes",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--format",
                        "xml"),
                refused(
                        "Invalid value for option '--ranking': expected one of [BM25, HYBRID, RRF, UNION, VECTORS]"
                                + " (case-insensitive) but was 'pagerank'; \"fathom search --help\" shows what it takes",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--ranking",
                        "pagerank"),
                refused(
                        "--facets prints a table for one question; leave out --format",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--facets",
                        "region",
                        "--format",
                        "json"),
                refused(
                        "--chart prints a table for one question; leave out --queries",
                        "figures",
                        "--index",
                        "@kb",
                        "--chart",
                        "--queries",
                        "@empty.jsonl"),
                refused(
                        "--stating needs a figure such as \"growth above 8 %\"",
                        "search", "--index", "@kb", "oak", "--stating", " "),
                refused(
                        "there is no model folder @missing; --rerank takes the folder of a cross-encoder",
                        "search",
                        "--index",
                        "@kb",
                        "oak",
                        "--rerank",
                        "@missing"),
                refused(
                        "--queries prints jsonl or trec",
                        "search",
                        "--index",
                        "@kb",
                        "--queries",
                        "@empty.jsonl",
                        "--format",
                        "csv"),
                refused(
                        "there is no index at @nowhere; make one with \"fathom index PATH\", or search files at once"
                                + " with \"--in PATH\"",
                        "search",
                        "--index",
                        "@nowhere",
                        "oak"),
                refused(
                        "there is no index at @hollow; make one with \"fathom index PATH\", or search files at once"
                                + " with \"--in PATH\"",
                        "search",
                        "--index",
                        "@hollow",
                        "oak"),
                refused(
                        "the index @file.txt is a file; --index takes the folder of an index",
                        "search",
                        "--index",
                        "@file.txt",
                        "oak"),
                refused("@file.txt is not a folder", "index", "--index", "@file.txt", "@a"),
                refused("@missing does not exist", "search", "oak", "--in", "@missing"),
                refused(
                        "give either --index, an index that is there, or --in, the files to search",
                        "search",
                        "oak",
                        "--index",
                        "@kb",
                        "--in",
                        "@a"),
                refused(
                        "two of the given paths are named \"same\": @a/same and @b/same; give their common parent, or"
                                + " index them apart",
                        "search",
                        "oak",
                        "--in",
                        "@a/same",
                        "@b/same"),
                refused("@missing.jsonl does not exist", "search", "--index", "@kb", "--queries", "@missing.jsonl"),
                refused(
                        "@hollow is a folder; a file with one JSON object a line is wanted",
                        "search",
                        "--index",
                        "@kb",
                        "--queries",
                        "@hollow"),
                refused(
                        "@no-query.jsonl, line 2: has no \"query\"",
                        "search",
                        "--index",
                        "@kb",
                        "--queries",
                        "@no-query.jsonl"),
                refused(
                        "@array.jsonl, line 1: is not a JSON object",
                        "search",
                        "--index",
                        "@kb",
                        "--queries",
                        "@array.jsonl"),
                refused("nothing to index; name a file or folder, or --records FILE", "index", "--index", "@new"),
                refused("@missing does not exist", "index", "--index", "@new", "@missing"),
                refused(
                        "two of the given paths are named \"same\": @a/same and @b/same; give their common parent, or"
                                + " index them apart",
                        "index",
                        "--index",
                        "@new",
                        "@a/same",
                        "@b/same"),
                refused(
                        "@broken.jsonl, line 3: is not JSON: Unexpected end-of-input within/between Object entries",
                        "index",
                        "--index",
                        "@new",
                        "--records",
                        "@broken.jsonl"),
                refused("@no-id.jsonl, line 1: has no \"id\"", "index", "--index", "@new", "--records", "@no-id.jsonl"),
                refused(
                        "@no-text.jsonl, line 1: has no \"text\"",
                        "index",
                        "--index",
                        "@new",
                        "--records",
                        "@no-text.jsonl"),
                refused(
                        "@blank-id.jsonl, line 1: a document needs an id that is not blank",
                        "index",
                        "--index",
                        "@new",
                        "--records",
                        "@blank-id.jsonl"),
                refused(
                        "@date.jsonl, line 1: \"date\" must look like 2025-04-16, got \"April\"",
                        "index",
                        "--index",
                        "@new",
                        "--records",
                        "@date.jsonl"),
                refused(
                        "@deep.jsonl, line 1: is not JSON: Document nesting depth",
                        "extract",
                        "--records",
                        "@deep.jsonl"),
                refused(
                        "Invalid value for option '--date': '16.4.2025' is not a day such as 2025-04-16; \"fathom index"
                                + " --help\" shows what it takes",
                        "index",
                        "--index",
                        "@new",
                        "@a",
                        "--date",
                        "16.4.2025"),
                refused("no language \"klingon\"", "index", "--index", "@new", "@a", "--language", "klingon"),
                refused("nothing to read; name a file or folder, or --records FILE", "extract"),
                refused("extract prints a table, csv, json or jsonl", "extract", "@file.txt", "--format", "trec"),
                refused("@missing does not exist", "extract", "@missing"),
                refused(
                        "there is no index at @hollow; make one with \"fathom index PATH\", or search files at once"
                                + " with \"--in PATH\"",
                        "verify",
                        "--index",
                        "@hollow"),
                refused(
                        "there is no index at @hollow; make one with \"fathom index PATH\", or search files at once"
                                + " with \"--in PATH\"",
                        "reindex",
                        "--index",
                        "@hollow"),
                refused(
                        "there is no index at @hollow; make one with \"fathom index PATH\", or search files at once"
                                + " with \"--in PATH\"",
                        "copy",
                        "@hollow",
                        "@new"),
                refused("Missing required parameter: 'TO'", "copy", "@kb"),
                refused(
                        "the index @kb holds 4 documents already; copy into a new one, or delete that one first",
                        "copy",
                        "@kb",
                        "@kb"),
                refused("@file.txt is not a folder", "copy", "@kb", "@file.txt"),
                refused("Missing required parameter: 'DIR'", "merge", "--index", "@kb"),
                refused("there is no index at @hollow; correct its name", "merge", "--index", "@kb", "@hollow"),
                refused("@file.txt is not a folder", "merge", "--index", "@file.txt", "@kb"),
                refused("@kb is the index to merge into; name the others only", "merge", "--index", "@kb", "@kb"),
                refused(
                        "indexes are merged in a folder; merge them there, then \"fathom copy\" that to the server",
                        "merge",
                        "--index",
                        "opensearch+http://localhost:1/kb",
                        "@kb"),
                refused(
                        "only an index on a server has aliases; name one with --index",
                        "alias",
                        "kb",
                        "--index",
                        "@kb"),
                refused(
                        "the address of an index on a server is like opensearch+http://localhost:9200/kb, or for a new"
                                + " one opensearch+http://localhost:9200/kb?shards=3&replicas=1",
                        "copy",
                        "@kb",
                        "opensearch+http://localhost:1/kb?shards=many"),
                refused(
                        "the address of an index on a server is like opensearch+http://localhost:9200/kb",
                        "copy",
                        "@kb",
                        "http://localhost:9200/kb"),
                refused(
                        "give either the words to search for, or --queries FILE; what follows --in is taken for paths,"
                                + " so the words stand before it",
                        "search",
                        "--in",
                        "@a",
                        "oak"),
                refused(
                        "there is no ranking and no file \"pagerank\"; --compare takes bm25, hybrid, rrf, union or"
                                + " vectors, or a TREC run",
                        "eval",
                        "@tiny",
                        "--compare",
                        "pagerank"),
                refused(
                        "copying the index @kb to @file.txt/copy failed",
                        "snapshot",
                        "--index",
                        "@kb",
                        "@file.txt/copy"),
                refused("no language \"klingon\"", "reindex", "--index", "@kb", "--language", "klingon"),
                refused(
                        "@hollow holds no corpus.jsonl; a test collection is a folder with corpus.jsonl, queries.jsonl"
                                + " and qrels.tsv",
                        "eval",
                        "@hollow"),
                refused("@tiny/qrels.tsv, line 2: a grade is a whole number, got \"high\"", "eval", "@tiny"),
                refused(
                        "@hollow is a folder; --compare takes a ranking or a TREC run",
                        "eval",
                        "@tiny",
                        "--compare",
                        "@hollow"),
                refused(
                        "Missing required parameter: 'ID'; \"fathom delete --help\" shows what it takes",
                        "delete",
                        "--index",
                        "@kb"),
                refused(
                        "@a: holds files already; a snapshot goes into a new or empty folder",
                        "snapshot",
                        "--index",
                        "@kb",
                        "@a"),
                refused("status prints a table or json", "status", "--index", "@kb", "--format", "csv"),
                refused(
                        "Invalid value for positional parameter at index 0 (SHELL): expected one of [BASH, ZSH, FISH]"
                                + " (case-insensitive) but was 'tcsh'; \"fathom completion --help\" shows what it takes",
                        "completion",
                        "tcsh"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedInOneSentence(String sentence, String... args) {
        CommandLineRun run = run(args);
        String expected = sentence.replace("@", folder + "/");
        assertTrue(
                run.err().startsWith("fathom: " + expected), () -> "expected: " + expected + "\nprinted: " + run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals(Main.FAILED, run.code());
        assertEquals("", run.out());
    }

    static Stream<String> strangeWords() {
        return Stream.of(
                "smart border gate?",
                "C++ (gate",
                "\"border gate",
                "border AND OR NOT",
                "gate*",
                "*",
                "a{1,100000}",
                "[1 TO",
                "title:gate^1000~2",
                "-gate",
                "\\",
                "gate\0gate",
                "gate\u0007\u001b[31m\u202e gate",
                "\ud83d",
                "😀 gate",
                "Nghi\u0323\u0323\u0323\u0323",
                "(".repeat(5000) + "gate" + ")".repeat(5000),
                "gate ".repeat(10_000),
                "x".repeat(1 << 20),
                "border gate ".repeat(90_000),
                "?!.,;:",
                "the of and");
    }

    @ParameterizedTest
    @MethodSource("strangeWords")
    void noCharacterIsSyntax(String words) {
        for (String command : List.of("search", "figures")) {
            CommandLineRun run = run(command, "--index", "@kb", "--", words);
            assertEquals("", run.err());
            assertTrue(run.code() == Main.OK || run.code() == Main.NOTHING_FOUND, "exit code " + run.code());
            assertEquals(run.code() == Main.NOTHING_FOUND, run.out().isEmpty());
            assertFalse(run.out().contains("\u001b") || run.out().contains("\0"));
        }
    }

    @Test
    void wordsThatLookLikeSyntaxFindWhatTheySay() throws IOException {
        for (String words :
                List.of("smart border gate?", "\"border gate", "border AND OR NOT", "(gate", "gate\0gate")) {
            assertEquals(
                    "gate",
                    run("search", "--index", "@kb", words)
                            .jsonLines()
                            .getFirst()
                            .get("document")
                            .textValue(),
                    words);
        }
    }

    @Test
    void aRecordThatIsNotUtf8IsTakenWithReplacements() throws IOException {
        byte[] line = "{\"id\": \"latin\", \"text\": \"caf\u00e9 terrace\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("latin.jsonl"), line);
        CommandLineRun.ok("index", "--index", folder.resolve("latin"), "--records", file);
        assertEquals(0, run("search", "--index", "@latin", "terrace").code());
    }

    @Test
    void aFailedIndexingLeavesTheIndexAsItWas() throws IOException {
        Path kb = folder.resolve("kept");
        CommandLineRun.ok("index", "--index", kb, "--records", folder.resolve("records.jsonl"));
        assertEquals(
                2,
                run("index", "--index", "@kept", "--records", "@broken.jsonl").code());
        assertEquals(
                4,
                CommandLineRun.ok("status", "--index", kb)
                        .json()
                        .get("documents")
                        .intValue());
    }

    @Test
    void textThatATerminalWouldObeyIsNotPassedOnToIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("escape.jsonl"), "{\"id\": \"e\", \"text\": \"red \\u001b[31m alert \\u0007 bell\"}\n");
        CommandLineRun.ok("index", "--index", folder.resolve("escape"), "--records", file);
        assertFalse(run("search", "--index", "@escape", "alert", "--format", "table")
                .out()
                .contains("\u001b"));
    }

    @Test
    void aFileThatMayNotBeReadIsSkippedWithItsReason() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("secrets")).resolve("secret.txt");
        Files.writeString(secret, "Nobody may read this.");
        assumeFalse(!secret.toFile().setReadable(false) || Files.isReadable(secret), "this user may read everything");
        CommandLineRun run = run("index", "--index", "@secret-kb", "@secrets");
        assertEquals(
                "fathom: skipped " + secret + ": " + secret + " cannot be accessed: permission denied\n", run.err());
        assertTrue(run.out().startsWith("0 added, 0 updated, 0 unchanged, 1 skipped"), run.out());
    }

    @Test
    void anIndexThatIsBeingWrittenIsSaidToBe() throws IOException {
        Path kb = folder.resolve("busy");
        CommandLineRun.ok("index", "--index", kb, "--records", folder.resolve("records.jsonl"));
        try (dev.fathom.FathomIndex writer = dev.fathom.FathomIndex.open(kb)) {
            writer.delete("forest");
            CommandLineRun run = run("delete", "--index", "@busy", "gate");
            assertEquals(2, run.code());
            assertTrue(run.err().contains("is being written by this program itself"), run.err());
            assertEquals(0, run("search", "--index", "@busy", "oak").code(), "searches use the last commit");
        }
    }
}
