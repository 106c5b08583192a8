package dev.fathom.cli;

import static dev.fathom.cli.CommandLineRun.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fathom.eval.Evaluation;
import dev.fathom.eval.Metric;
import dev.fathom.eval.Qrels;
import dev.fathom.eval.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {

    @TempDir
    private Path folder;

    private Path collection;

    /** Three documents, of which the longest has two passages that both answer query 1. */
    @BeforeEach
    void write() throws IOException {
        collection = Files.createDirectory(folder.resolve("tiny"));
        String padding = " They wrote it down in the evening.".repeat(40);
        Files.write(
                collection.resolve("corpus.jsonl"),
                List.of(
                        "{\"_id\": \"long\", \"title\": \"\", \"text\": \"# One\\n\\nOwls hunt at night." + padding
                                + "\\n\\n# Two\\n\\nOwls hunt mice." + padding + "\", \"metadata\": {}}",
                        "{\"_id\": \"short\", \"text\": \"Owls sleep.\"}",
                        "{\"_id\": \"other\", \"text\": \"Ships sail.\"}"));
        Files.write(
                collection.resolve("queries.jsonl"),
                List.of(
                        "{\"_id\": \"1\", \"text\": \"owls hunt\"}",
                        "{\"_id\": \"2\", \"text\": \"ships\"}",
                        "{\"_id\": \"3\", \"text\": \"zeppelins\"}",
                        "{\"_id\": \"4\", \"text\": \"owls\"}"));
        Files.write(
                collection.resolve("qrels.tsv"),
                List.of("query-id\tcorpus-id\tscore", "1\tshort\t1", "2\tother\t2", "3\tlong\t1", "4\tlong\t0"));
    }

    private JsonNode eval(Object... args) throws IOException {
        Object[] all = new Object[args.length + 4];
        all[0] = "eval";
        all[1] = collection;
        all[2] = "--thesaurus";
        all[3] = "off";
        System.arraycopy(args, 0, all, 4, args.length);
        return ok(all).json();
    }

    @Test
    void documentsAreRankedByTheirBestPassageAndCountOnce() throws IOException {
        Path file = folder.resolve("run");
        JsonNode result = eval("--ranking", "bm25", "--run", file);
        Run run = Run.read(file);
        assertEquals(2, run.ranking("1").size(), "two documents, though three passages match");
        assertEquals("fathom-bm25", run.tag());
        assertEquals("tiny", result.get("collection").textValue());
        assertEquals("bm25", result.get("ranking").textValue());
        assertEquals(3, result.get("queries").intValue(), "query 4 has no relevant document");
        Qrels qrels = Qrels.read(collection.resolve("qrels.tsv"));
        assertEquals(
                Evaluation.of(Metric.ndcg(10), qrels, run).mean(),
                result.get("ndcg@10").doubleValue(),
                1e-6);
        assertEquals(
                Evaluation.of(Metric.averagePrecision(), qrels, run).mean(),
                result.get("map").doubleValue(),
                1e-6);
        assertEquals(2 / 3.0, result.get("recall@100").doubleValue(), 1e-6);
        assertTrue(result.get("p50_ms").doubleValue() <= result.get("p99_ms").doubleValue());
    }

    @Test
    void anIndexCanBeKept() throws IOException {
        Path kept = folder.resolve("kept");
        JsonNode first = eval("--index", kept);
        JsonNode second = eval("--index", kept);
        assertEquals(first.get("ndcg@10"), second.get("ndcg@10"));
        assertEquals(3, ok("status", "--index", kept).json().get("documents").intValue());
    }

    @Test
    void aRunIsComparedQueryByQuery() throws IOException {
        Path perfect = Files.writeString(
                folder.resolve("perfect"), "1 Q0 short 1 1 best\n2 Q0 other 1 1 best\n3 Q0 long 1 1 best\n");
        JsonNode compared = eval("--compare", perfect).get("compared");
        assertEquals("best", compared.get("run").textValue());
        JsonNode ndcg = compared.get("ndcg@10");
        assertEquals(1, ndcg.get("other").doubleValue());
        assertEquals(0, ndcg.get("better").intValue());
        assertEquals(2, ndcg.get("worse").intValue());
        assertEquals(0.5, ndcg.get("p").doubleValue(), "two queries differ: of 4 sign patterns 2 are as extreme");
    }

    @Test
    void twoRankingsAreComparedInOneCall() throws IOException {
        JsonNode compared = eval("--compare", "bm25").get("compared");
        assertEquals("fathom-bm25", compared.get("run").textValue());
        double other = eval("--ranking", "bm25").get("ndcg@10").doubleValue();
        assertEquals(other, compared.get("ndcg@10").get("other").doubleValue());
        JsonNode same = eval("--ranking", "bm25", "--compare", "BM25").get("compared");
        assertEquals(0, same.get("map").get("difference").doubleValue());
        assertEquals(1, same.get("map").get("p").doubleValue());
    }

    @Test
    void aRunThatIsNoneIsRefused() {
        assertEquals(
                "fathom: " + folder + " is a folder; --compare takes a ranking or a TREC run\n",
                CommandLineRun.of("eval", collection, "--compare", folder).err());
        CommandLineRun absent = CommandLineRun.of("eval", collection, "--compare", "bm26");
        assertEquals(2, absent.code());
        assertTrue(absent.err().contains("bm26"), absent.err());
        assertEquals(1, absent.err().lines().count(), absent.err());
    }

    @Test
    void weightsAreSweptAndCompared() throws IOException {
        List<String> table = ok("eval", collection, "--weights", "0:1:0.5").lines();
        assertEquals(5, table.size(), "heading, bm25 and three weights");
        assertTrue(table.getFirst().startsWith("latent"), table.getFirst());
        List<JsonNode> lines = ok("eval", collection, "--weights", "0:1:0.5", "--format", "jsonl")
                .jsonLines();
        assertEquals(
                List.of("bm25", "0", "0.5", "1.0"),
                lines.stream().map(line -> line.get("latent").textValue()).toList());
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        Files.delete(collection.resolve("qrels.tsv"));
        CommandLineRun run = CommandLineRun.of("eval", collection);
        assertEquals(2, run.code());
        assertEquals(
                "fathom: " + collection + " holds no qrels.tsv; a test collection is a folder with corpus.jsonl,"
                        + " queries.jsonl and qrels.tsv\n",
                run.err());
    }

    @Test
    void sweepsOfNonsenseAreRefused() {
        for (String weights : List.of("1", "0:1", "a:b:c", "1:0:0.1", "0:1:0", "0:1:-1", "0:1:0.0001", "0:1:0.1:2")) {
            CommandLineRun run = CommandLineRun.of("eval", collection, "--weights", weights);
            assertEquals(2, run.code(), weights);
            assertTrue(run.err().startsWith("fathom: "), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        assertEquals(
                "fathom: --weights makes many runs; --run and --compare want one\n",
                CommandLineRun.of("eval", collection, "--weights", "0:1:0.5", "--run", "x")
                        .err());
    }
}
