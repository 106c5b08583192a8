package dev.fathom.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.djl.recipe.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A model that DJL fetches from its zoo over HTTPS; the zoo stands on this machine. */
@Isolated("sets where DJL keeps what it fetches, and where HTTPS goes")
class FetchedModelTest {

    private static final String CACHE = "DJL_CACHE_DIR";

    /** Without it DJL asks only hosts that the name service knows. */
    private static final String ANY_HOST = "ai.djl.allow_insecure_url";

    /** One that DJL's own list of models names. */
    private static final String NAME = "sentence-transformers/all-MiniLM-L6-v2";

    private static final String ADDRESS = "djl://ai.djl.huggingface.onnxruntime/" + NAME;
    private static final String ZOO = "/model/nlp/text_embedding/ai/djl/huggingface/onnxruntime/" + NAME;
    private static final String METADATA = """
            {"metadataVersion": "0.2", "resourceType": "model", "application": "nlp/text_embedding",
             "groupId": "ai.djl.huggingface.onnxruntime", "artifactId": "%s", "name": "small",
             "artifacts": [{"version": "0.0.1", "snapshot": false, "name": "small", "files":
               {"model": {"name": "", "uri": "0.0.1/small.zip", "sha1Hash": "%s", "size": %d}}}]}
            """;
    private static final List<String> TEXTS = List.of("a smart border gate", "");

    @TempDir
    private Path folder;

    private ModelZooServer zoo;

    @BeforeEach
    void open() throws IOException, InterruptedException, GeneralSecurityException {
        Models.require(Engines.ONNX);
        System.setProperty(CACHE, folder.resolve("cache").toString());
        System.setProperty(ANY_HOST, "true");
        zoo = new ModelZooServer(folder);
        byte[] model = zip(Models.embedder());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(model));
        String metadata = String.format(Locale.ROOT, METADATA, NAME, hash, model.length);
        zoo.put(ZOO + "/metadata.json", metadata.getBytes(StandardCharsets.UTF_8));
        zoo.put(ZOO + "/0.0.1/small.zip", model);
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(CACHE);
        System.clearProperty(ANY_HOST);
        zoo.close();
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static float[][] vectors(String address) throws IOException {
        try (DjlEmbedder embedder = DjlEmbedder.of(DjlModel.of(address))) {
            return embedder.embed(TEXTS);
        }
    }

    @Test
    void embedsAsTheFolderItWasMadeOfAndIsFetchedOnce() throws IOException {
        float[][] fetched = vectors(ADDRESS);
        assertArrayEquals(vectors(Models.embedder().toString()), fetched);
        List<String> requests = zoo.requests();
        assertTrue(requests.contains(ZOO + "/0.0.1/small.zip"), requests::toString);
        zoo.close();
        assertArrayEquals(fetched, vectors(ADDRESS));
        assertEquals(requests, zoo.requests());
    }
}
