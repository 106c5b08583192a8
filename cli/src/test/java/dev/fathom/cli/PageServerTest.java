package dev.fathom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.fathom.FathomIndex;
import dev.fathom.document.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program that asks over HTTP sees. */
@Timeout(120)
class PageServerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StringWriter err = new StringWriter();
    private final HttpClient client = HttpClient.newHttpClient();
    private FathomIndex index;
    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        index = FathomIndex.inMemory();
        index.add(Document.of(
                "north/port",
                "Freight\n\n"
                        + "The harbour handled 4.2 million tonnes of cargo in 2024, after 3.9 million tonnes in 2023.\n\n"
                        + "The quay was lengthened by 120 metres."));
        index.add(Document.of("south", "The harbour handled about 5 million tonnes of cargo in 2024."));
        index.commit();
        server = PageServer.start(index, "localhost", 0, new PrintWriter(err));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        index.close();
        assertEquals("", err.toString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode ok(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        return MAPPER.readTree(response.body());
    }

    private void refused(int status, String sentence, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertEquals(sentence, MAPPER.readTree(response.body()).path("error").textValue(), path);
        assertEquals(status, response.statusCode(), path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void passagesAndFiguresAreThoseOfTheLibrary() throws Exception {
        JsonNode passages = ok("api/search?q=tonnes+handled&n=1");
        assertEquals(1, passages.path("hits").size());
        assertEquals(2, passages.path("total").asInt());
        JsonNode figures = ok("api/figures?q=" + encoded("cargo over 4.5 million tonnes"));
        assertEquals(
                "5 million tonnes", figures.path("hits").path(0).path("text").textValue());
        assertEquals(1, figures.path("hits").size());
        assertEquals("value", figures.path("understood").path(1).path("role").textValue());
    }

    @Test
    void parametersNarrowWhatIsFound() throws Exception {
        assertEquals(3, ok("api/figures?q=cargo&unit=t").path("total").asInt());
        assertEquals(
                2,
                ok("api/figures?q=cargo&unit=t&document=north/port")
                        .path("total")
                        .asInt());
        assertEquals(
                1,
                ok("api/figures?q=cargo&unit=t&from=2023&to=2023").path("total").asInt());
        assertEquals(
                1,
                ok("api/figures?q=cargo&min=" + encoded("4.5 million tonnes"))
                        .path("total")
                        .asInt());
        assertEquals(1, ok("api/search?q=cargo&document=south").path("total").asInt());
    }

    @Test
    void facetsSeriesAndDocuments() throws Exception {
        JsonNode facets = ok("api/facets?q=cargo");
        assertEquals("north/port", facets.path("document").path(0).path("value").textValue());
        JsonNode points = ok("api/series?q=cargo").path("series").path(0).path("points");
        assertEquals("3.9 million tonnes", texts(points).getFirst());
        assertEquals(3, points.size());
        JsonNode document = ok("api/document?id=" + encoded("north/port"));
        assertTrue(document.path("text").textValue().startsWith("Freight"));
        assertEquals(
                List.of("4.2 million tonnes", "3.9 million tonnes", "120 metres"), texts(document.path("figures")));
    }

    private static List<String> texts(JsonNode figures) {
        List<String> texts = new ArrayList<>();
        figures.forEach(figure -> texts.add(figure.path("text").textValue()));
        return texts;
    }

    @Test
    void aLongDocumentComesInPartsWithTrueOffsets() throws Exception {
        String text = "Line of words that say nothing.\n".repeat(20_000) + "The bridge is 77 metres long.\n"
                + "Line of words that say nothing.\n".repeat(20_000);
        index.add(Document.of("long", text));
        index.commit();
        int place = text.indexOf("77 metres");
        JsonNode part = ok("api/document?id=long&at=" + place);
        int start = part.path("start").asInt();
        String shown = part.path("text").textValue();
        assertEquals(text.substring(start, start + shown.length()), shown);
        assertTrue(shown.length() <= 200_000 && start < place && place < start + shown.length());
        assertEquals(List.of("77 metres"), texts(part.path("figures")));
        assertEquals(text.length(), part.path("length").asInt());
        assertEquals(0, ok("api/document?id=long&at=99999999").path("figures").size());
    }

    @Test
    void whatCannotBeAnsweredIsSaidInOneSentence() throws Exception {
        refused(400, "n takes a count from 1, got 0", "api/search?q=x&n=0");
        refused(400, "n takes a count from 1, got many", "api/search?q=x&n=many");
        refused(400, "offset and n add up to at most 10000", "api/search?q=x&offset=10000");
        refused(
                400,
                "there is no parameter query here; there are document, filter, n, offset, q",
                "api/search?query=x");
        refused(
                400,
                "min needs a number, with or without unit, such as 60 or \"500 million USD\", got x",
                "api/figures?min=x");
        refused(400, "from is after to; swap the two", "api/figures?from=2024&to=2020");
        refused(400, "give the document's id: id=…", "api/document");
        refused(404, "there is no document nowhere here", "api/document?id=nowhere");
        refused(404, "there is nothing at this address", "api/");
        refused(404, "there is nothing at this address", "..%2f..%2fetc%2fpasswd");
        assertTrue(
                raw("GET /api/search?q=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 400"));
        assertTrue(get("api/figures?direction=sideways").body().contains("expected one of [LEVEL, UP, DOWN]"));
        assertTrue(get("api/search?q=x&filter=" + encoded("region ==")).body().contains("at character 10"));
        assertEquals(414, get("api/search?q=" + "a".repeat(20_000)).statusCode());
    }

    @Test
    void oddQueriesAreOnlyWords() throws Exception {
        for (String query :
                List.of("", " ", "smart (gate", "C++ \"x", "<script>", "\u0000\uFFFF", "a{1,100000}", "*:*", "口岸")) {
            ok("api/search?q=" + encoded(query));
            ok("api/figures?q=" + encoded(query));
        }
    }

    @Test
    void otherSitesAreKeptOut() throws Exception {
        String own =
                server.address().substring("http://".length(), server.address().length() - 1);
        assertEquals(
                403, get("api/status", "Origin", "http://elsewhere.example").statusCode());
        assertEquals(403, get("api/status", "Origin", "null").statusCode());
        assertEquals(200, get("api/status", "Origin", "http://" + own).statusCode());
        assertTrue(raw("GET / HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(raw("GET / HTTP/1.1\r\nHost: " + own + "\r\n\r\n").startsWith("HTTP/1.1 200"));
        HttpResponse<String> page = get("");
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .startsWith("default-src 'none'"));
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertTrue(page.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    /** Sends a request as it stands and gives the first line of the answer. */
    private String raw(String request) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void nothingIsTakenButGet() throws Exception {
        HttpRequest delete = HttpRequest.newBuilder(URI.create(server.address() + "api/status"))
                .DELETE()
                .build();
        HttpResponse<String> response = client.send(delete, BodyHandlers.ofString());
        assertEquals(405, response.statusCode());
        assertEquals("GET", response.headers().firstValue("Allow").orElseThrow());
        assertTrue(raw("POST /api/status HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n123456789")
                .startsWith("HTTP/1.1 413"));
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingElse(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            CommandLineRun run = CommandLineRun.of("serve", "--index", SampleIndex.build(folder), "--port", port);
            assertEquals(2, run.code());
            assertEquals(
                    "fathom: nothing can listen at port " + port
                            + ", which another program may be using; give another one"
                            + " with --port, or --port 0 for any that is free\n",
                    run.err());
        }
        assertTrue(
                CommandLineRun.of("serve", "--port", "70000").err().contains("--port takes a number from 0 to 65535"));
        assertTrue(CommandLineRun.of("serve", "--host", "no such host", "--index", folder.resolve("kb"))
                .err()
                .contains("--host takes a name or address of this machine"));
    }

    @Test
    void everyAnswerIsAsTheDescriptionSays() throws Exception {
        JsonNode description = ok("api/openapi.json");
        Set<String> described = new java.util.TreeSet<>();
        description.path("paths").fieldNames().forEachRemaining(described::add);
        assertEquals(new java.util.TreeSet<>(new PageApi(index).questions().keySet()), described);
        assertFits(description, "Passages", "api/search?q=cargo");
        assertFits(description, "Figures", "api/figures?q=" + encoded("cargo below 5 million tonnes in 2024"));
        assertFits(description, "Facets", "api/facets?q=cargo");
        assertFits(description, "SeriesList", "api/series?q=cargo");
        assertFits(description, "Document", "api/document?id=south");
        assertFits(description, "Status", "api/status");
        assertTrue(ok("api/schema/figure-hit.json").has("title"));
    }

    /** Holds a real answer against its schema, and a spoilt one too, which must not fit. */
    private void assertFits(JsonNode description, String schema, String path) throws Exception {
        String written = description
                .toString()
                .replace("\"#/components/schemas/", "\"#/$defs/")
                .replace("/api/schema/", "classpath:dev/fathom/cli/schema/");
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$ref", "#/$defs/" + schema);
        root.set("$defs", MAPPER.readTree(written).path("components").path("schemas"));
        var compiled = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
        JsonNode answer = ok(path);
        assertEquals(Set.of(), compiled.validate(answer), path);
        ((ObjectNode) answer).put("surprise", 1);
        assertFalse(compiled.validate(answer).isEmpty(), path);
    }

    @Test
    void sixteenClientsAtOnce() throws Exception {
        List<String> paths =
                List.of("", "api/search?q=cargo", "api/figures?q=cargo", "api/facets?q=cargo", "api/document?id=south");
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 480; i++) {
                String path = paths.get(i % paths.size());
                answers.add(clients.submit(() -> get(path).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertEquals(200, answer.get());
            }
        }
    }
}
