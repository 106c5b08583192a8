package dev.fathom.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * The way to one server: requests and answers as JSON. What is refused for want of room, or lost with a connection, is tried
 * again until the time limit; every request of this package may be sent twice with no other outcome. Safe to share.
 */
final class Server implements Closeable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** The body of a request that has none. */
    static final Object NOTHING = MissingNode.getInstance();

    /** Too much at once, or a node that is just not there. */
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final OpenSearch server;
    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;
    private volatile boolean met;

    Server(OpenSearch server) throws IOException {
        this.server = server;
        HttpHost[] hosts = server.nodes().stream()
                .map(node -> new HttpHost(node.getScheme(), node.getHost(), node.getPort()))
                .toArray(HttpHost[]::new);
        Optional<char[]> password =
                server.user().isPresent() ? Optional.of(server.password().read().toCharArray()) : Optional.empty();
        Optional<SSLContext> trust = server.certificates().isPresent()
                ? Optional.of(trusting(server.certificates().get()))
                : Optional.empty();
        Timeout limit = Timeout.of(server.timeout());
        this.transport = ApacheHttpClient5TransportBuilder.builder(hosts)
                .setRequestConfigCallback(
                        config -> config.setResponseTimeout(limit).setConnectionRequestTimeout(limit))
                .setHttpClientConfigCallback(http -> {
                    password.ifPresent(secret -> {
                        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
                        for (HttpHost host : hosts) {
                            credentials.setCredentials(
                                    new AuthScope(host),
                                    new UsernamePasswordCredentials(
                                            server.user().orElseThrow(), secret));
                        }
                        http.setDefaultCredentialsProvider(credentials);
                    });
                    trust.ifPresent(
                            context -> http.setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                                    .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                            .setSslContext(context)
                                            .buildAsync())
                                    .build()));
                    return http;
                })
                .build();
        this.client = new OpenSearchGenericClient(transport);
    }

    private static SSLContext trusting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("c" + count++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(
                    "the certificates in " + file + " cannot be read (" + e.getMessage() + "); give a PEM file", e);
        }
    }

    /** What the server said. */
    record Answer(int status, JsonNode body) {

        boolean isMissing() {
            return status == 404;
        }

        String reason() {
            JsonNode error = body.path("error");
            JsonNode cause = error.path("root_cause").path(0).path("reason");
            return cause.isTextual() ? cause.asText() : error.path("reason").asText("status " + status);
        }
    }

    /** The answer of a request that must succeed. */
    JsonNode get(String method, String path, Map<String, String> parameters, Object body) throws IOException {
        Answer answer = send(method, path, parameters, body, server.timeout());
        if (answer.status() >= 300) {
            throw refused(path, answer);
        }
        return answer.body();
    }

    /** The answer of a request, of whatever status but those that say who may do what. */
    Answer send(String method, String path, Map<String, String> parameters, Object body) throws IOException {
        return send(method, path, parameters, body, server.timeout());
    }

    private Answer send(String method, String path, Map<String, String> parameters, Object body, Duration limit)
            throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            IOException failure;
            try {
                Answer answer = once(method, path, parameters, body, end - System.nanoTime());
                if (answer.status() == 401 || answer.status() == 403 && !isBlocked(answer)) {
                    throw new ServerException(
                            "the server at " + where() + " refuses the user or the password; set " + OpenSearch.USER
                                    + " and " + OpenSearch.PASSWORD + " to ones that may use the index",
                            answer.status());
                }
                met = true;
                if (!PASSING.contains(answer.status())) {
                    return answer;
                }
                failure = new ServerException(
                        "the server at " + where() + " was too busy or not ready for " + limit.toSeconds() + " s ("
                                + answer.reason() + "); try again later",
                        answer.status());
            } catch (ServerException | InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                failure = new ServerException(
                        "the server at " + where() + " does not answer (" + reason(e)
                                + "); check the address and that it runs",
                        0,
                        e);
            }
            // A server that was never there is a wrong address rather than one that is restarting.
            if (!met && !(failure instanceof ServerException refusal && refusal.status() > 0)
                    || System.nanoTime() + pause.toNanos() >= end) {
                throw failure;
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Whether an index refuses writing, as opposed to a user who may not. */
    private static boolean isBlocked(Answer answer) {
        return answer.body().path("error").path("type").asText("").equals("cluster_block_exception");
    }

    ServerException refused(String path, Answer answer) {
        return new ServerException(
                isBlocked(answer)
                        ? "the index is read-only on the server at " + where() + " (" + answer.reason()
                                + "); lift the block there"
                        : "the server at " + where() + " refused " + path + " (" + answer.reason() + ")",
                answer.status());
    }

    String where() {
        return server.nodes().getFirst().toString();
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private static void sleep(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
    }

    private Answer once(String method, String path, Map<String, String> parameters, Object body, long nanos)
            throws IOException {
        var request = Requests.builder().method(method).endpoint(path).query(parameters);
        if (body instanceof byte[] lines) {
            request.body(Body.from(lines, "application/x-ndjson"));
        } else if (!(body instanceof MissingNode)) {
            request.body(Body.from(JSON.writeValueAsBytes(body), "application/json"));
        }
        CompletableFuture<Response> answer = client.executeAsync(request.build());
        try (Response response = answer.get(Math.max(1, nanos), TimeUnit.NANOSECONDS)) {
            return new Answer(response.getStatus(), body(response));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + server.timeout().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        } catch (ExecutionException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof ResponseException refused) { // the client's way to hand over some answers
                    return answer(refused);
                }
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(reason(e), e);
        }
    }

    /** Its message is a line about the request, and from the next line on what the server said. */
    private static Answer answer(ResponseException refused) throws IOException {
        String message = Objects.requireNonNullElse(refused.getMessage(), "");
        return new Answer(
                refused.status(),
                json(message.substring(message.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode body(Response response) throws IOException {
        if (response.getBody().isEmpty()) {
            return MissingNode.getInstance();
        }
        return json(response.getBody().get().bodyAsBytes());
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        if (bytes[0] != '{' && bytes[0] != '[') {
            // Proxies answer in prose.
            return JSON.createObjectNode()
                    .set("error", JSON.createObjectNode().put("reason", new String(bytes, StandardCharsets.UTF_8)));
        }
        return JSON.readTree(bytes);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
