package dev.fathom.cli;

import static dev.fathom.cli.CommandLineRun.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine forms are a contract: what commands really read and print is held against its schemas. */
class SchemaTest {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @TempDir
    private Path folder;

    private Path index;
    private Path queries;

    @BeforeEach
    void build() throws IOException {
        index = SampleIndex.build(folder);
        queries = Files.write(
                folder.resolve("queries.jsonl"),
                List.of("{\"_id\": \"1\", \"query\": \"cargo\"}", "{\"query\": \"zz\"}"));
    }

    private static Set<ValidationMessage> faults(String schema, JsonNode value) {
        JsonSchema compiled =
                FACTORY.getSchema(SchemaLocation.of("classpath:dev/fathom/cli/schema/" + schema + ".json"));
        return compiled.validate(value);
    }

    private static void assertFits(String schema, List<JsonNode> values) {
        assertFalse(values.isEmpty(), schema);
        for (JsonNode value : values) {
            assertEquals(Set.of(), faults(schema, value), schema + ": " + value);
        }
    }

    private static void assertFits(String schema, Object... args) throws IOException {
        assertFits(schema, ok(args).jsonLines());
    }

    @Test
    void recordsAndQueries() throws IOException {
        for (String line : SampleIndex.RECORDS) {
            assertFits("record", List.of(new ObjectMapper().readTree(line)));
        }
        for (String line : Files.readAllLines(queries)) {
            assertFits("query", List.of(new ObjectMapper().readTree(line)));
        }
    }

    @Test
    void search() throws IOException {
        assertFits("search-hit", "search", "--index", index, "cargo border");
        assertFits("search-hit", "search", "--index", index, "cargo border", "--explain");
        assertFits("search", "search", "--index", index, "cargo border", "--format", "json");
        assertFits("search", "search", "--index", index, "--queries", queries);
    }

    @Test
    void figures() throws IOException {
        assertFits("figure-hit", "figures", "--index", index, "cargo");
        assertFits("figures", "figures", "--index", index, "cargo", "--format", "json");
        assertFits("figures", "figures", "--index", index, "--queries", queries);
        assertFits("extract", "extract", "--records", SampleIndex.records(folder));
    }

    @Test
    void statusAndEval() throws IOException {
        assertFits("status", "status", "--index", index);
        Path collection = Files.createDirectory(folder.resolve("tiny"));
        Files.write(collection.resolve("corpus.jsonl"), SampleIndex.RECORDS);
        Files.copy(queries, collection.resolve("queries.jsonl"));
        Files.writeString(collection.resolve("qrels.tsv"), "1\tport\t1\n");
        Path run = folder.resolve("run");
        assertFits("eval", "eval", collection, "--run", run);
        assertFits("eval", "eval", collection, "--compare", run, "--ranking", "rrf");
        assertFits("eval-weights", "eval", collection, "--weights", "0:1:1", "--format", "jsonl");
    }

    @Test
    void thesaurus() throws IOException {
        Path file = Files.writeString(folder.resolve("words.txt"), "motorway, expressway\n");
        assertFits(
                "thesaurus", "thesaurus", "motorway", "--thesaurus", file, "--thesaurus", "off", "--format", "jsonl");
    }

    @Test
    void theSchemasCatchWhatDoesNotFit() throws IOException {
        JsonNode hit = ok("search", "--index", index, "cargo").jsonLines().getFirst();
        ObjectNode more = hit.deepCopy();
        more.put("surprise", 1);
        assertFalse(faults("search-hit", more).isEmpty());
        ObjectNode less = hit.deepCopy();
        less.remove("start");
        assertFalse(faults("search-hit", less).isEmpty());
        ObjectNode figure =
                ok("figures", "--index", index, "cargo").jsonLines().getFirst().deepCopy();
        figure.put("surprise", 1);
        assertFalse(faults("figure-hit", figure).isEmpty());
        figure.remove("surprise");
        figure.put("kind", "sum");
        assertFalse(faults("figure-hit", figure).isEmpty());
    }

    @Test
    void everySchemaIsListedPrintedAndSoundItself() throws IOException {
        assertEquals(SchemaCommand.NAMES, ok("schema").lines());
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (String name : SchemaCommand.NAMES) {
            JsonNode schema = ok("schema", name).json();
            assertEquals(Set.of(), meta.validate(schema), name);
            assertTrue(schema.has("title"), name);
        }
        CommandLineRun unknown = CommandLineRun.of("schema", "hits");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().startsWith("fathom: there is no schema \"hits\"; there are record, "), unknown.err());
    }
}
