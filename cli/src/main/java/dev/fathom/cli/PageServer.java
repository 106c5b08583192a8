package dev.fathom.cli;

import dev.fathom.FathomIndex;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.ParameterException;

/** Serves the search page and its JSON over HTTP. Everything is read only, and every request is bounded in size and time. */
final class PageServer implements Closeable {

    static final String JSON = "application/json; charset=utf-8";

    private static final int LONGEST_REQUEST_LINE = 16 * 1024;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int MOST_CONNECTIONS = 256;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** The files of the page by path, with their types. */
    private static final Map<String, String> FILES = Map.of(
            "/index.html", "text/html; charset=utf-8",
            "/page.css", "text/css; charset=utf-8",
            "/page.js", "text/javascript; charset=utf-8",
            "/figures.js", "text/javascript; charset=utf-8",
            "/chart.js", "text/javascript; charset=utf-8",
            "/reader.js", "text/javascript; charset=utf-8",
            "/dom.js", "text/javascript; charset=utf-8",
            "/asking.js", "text/javascript; charset=utf-8",
            "/icon.svg", "image/svg+xml",
            "/api/openapi.json", JSON);

    /** Held, since loggers that nobody holds forget their level. What fails is told in our own words. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final WebServer server;
    private final String host;

    private PageServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts serving.
     *
     * @param host the name or address that browsers call it by
     * @param port where to listen, 0 for any free port
     * @param err is told of failures that are not the asker's
     */
    static PageServer start(FathomIndex index, String host, int port, PrintWriter err) throws IOException {
        HELIDON.setLevel(Level.OFF);
        PageApi api = new PageApi(index);
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new PageGuard(host));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Handler handler = file(file.getKey(), file.getValue());
            routing.get(file.getKey().equals("/index.html") ? "/" : file.getKey(), handler);
        }
        for (String name : SchemaCommand.NAMES) {
            byte[] schema = SchemaCommand.read(name).getBytes(StandardCharsets.UTF_8);
            routing.get("/api/schema/" + name + ".json", (request, response) -> send(response, JSON, schema));
        }
        api.questions().forEach((path, question) -> routing.get(path, answer(question, err)));
        routing.any((request, response) -> fail(response, Status.NOT_FOUND_404, "there is nothing at this address"));

        WebServer server = WebServer.builder()
                .address(address(host))
                .port(port)
                .routing(routing)
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.builder()
                        .maxPrologueLength(LONGEST_REQUEST_LINE)
                        .maxHeadersSize(LONGEST_HEADERS)
                        .build())
                .directHandlers(refusals())
                .maxPayloadSize(0)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(IDLE)
                .shutdownHook(false)
                .build();
        server.start();
        if (!server.isRunning()) { // a listener that fails is logged, not thrown
            throw new UsageException(
                    "nothing can listen at port " + port + ", which another program may be using; give another one with"
                            + " --port, or --port 0 for any that is free");
        }
        PageServer started = new PageServer(server, host);
        Thread.ofPlatform().daemon().start(started::warmUp);
        return started;
    }

    /** What is refused before it reaches a path: addresses too long or malformed, bodies, other protocols. */
    private static DirectHandlers refusals() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) -> TransportResponse.builder()
                            .status(status)
                            .header(HeaderNames.CONTENT_TYPE, JSON)
                            .keepAlive(false)
                            .entity("{\"error\":\"this request cannot be understood: "
                                    + status.reasonPhrase().toLowerCase(Locale.ROOT) + "\"}\n")
                            .build());
        }
        return handlers.build();
    }

    private static InetAddress address(String host) {
        try {
            return host.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UsageException("--host takes a name or address of this machine, got " + host);
        }
    }

    /** Asks a question of nobody's, so that the first one of a person finds classes, words and files loaded. */
    private void warmUp() {
        for (String path : List.of("", "api/search", "api/figures", "api/facets", "api/series")) {
            URI question = URI.create(address() + path + (path.isEmpty() ? "" : "?q=growth+above+1+percent+in+2024"));
            try (InputStream answer = question.toURL().openStream()) {
                answer.readAllBytes();
            } catch (IOException e) {
                return; // whoever asks next is told
            }
        }
    }

    /** Where the page is. */
    String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/";
    }

    private static Handler file(String path, String type) throws IOException {
        try (InputStream in = PageServer.class.getResourceAsStream("page" + path)) {
            if (in == null) {
                throw new IOException("the page's " + path + " is missing from this program");
            }
            byte[] content = in.readAllBytes();
            return (request, response) -> send(response, type, content);
        }
    }

    private static Handler answer(PageApi.Question question, PrintWriter err) {
        return (request, response) -> {
            try {
                StringWriter text = new StringWriter();
                Json.write(new PrintWriter(text), question.answer(new PageParameters(request.query())));
                send(response, JSON, text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (PageApi.NotFoundException e) {
                fail(response, Status.NOT_FOUND_404, Failures.sentence(e));
            } catch (IllegalArgumentException | UsageException | ParameterException e) {
                fail(response, Status.BAD_REQUEST_400, Failures.sentence(e));
            } catch (InterruptedIOException e) { // as when the server is stopped
                fail(response, Status.SERVICE_UNAVAILABLE_503, Failures.sentence(e));
            } catch (IOException | RuntimeException | Error e) {
                err.println("fathom: " + Failures.sentence(e)); // it may name files, which stay here
                fail(response, Status.INTERNAL_SERVER_ERROR_500, "this could not be answered; the terminal says why");
            }
        };
    }

    static void fail(ServerResponse response, Status status, String sentence) throws IOException {
        StringWriter text = new StringWriter();
        Json.write(new PrintWriter(text), json -> {
            json.writeStartObject();
            json.writeStringField("error", sentence);
            json.writeEndObject();
        });
        response.status(status);
        send(response, JSON, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ServerResponse response, String type, byte[] content) {
        response.header(HeaderNames.CONTENT_TYPE, type);
        response.send(content);
    }

    @Override
    public void close() {
        server.stop();
    }
}
