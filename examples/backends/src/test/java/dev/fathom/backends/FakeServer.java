package dev.fathom.backends;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves: refuses, says nothing, or stands before a real one and breaks one request in four. */
final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger failures = new AtomicInteger();

    private FakeServer(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    static FakeServer answering(int status) throws IOException {
        return new FakeServer(exchange -> answer(exchange, status, "{\"error\":{\"reason\":\"no\"}}"));
    }

    static FakeServer silent() throws IOException {
        return new FakeServer(exchange -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                exchange.close();
            }
        });
    }

    static FakeServer before(URI real) throws IOException {
        Random random = new Random(3);
        HttpClient client = HttpClient.newHttpClient();
        AtomicInteger[] failures = {new AtomicInteger()};
        FakeServer fake = new FakeServer(exchange -> {
            int luck;
            synchronized (random) {
                luck = random.nextInt(12);
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (luck == 0) {
                failures[0].incrementAndGet();
                answer(exchange, 429, "{\"error\":{\"reason\":\"busy\"}}");
                return;
            }
            HttpResponse<byte[]> answer = pass(client, real, exchange, body);
            if (luck == 1) {
                // Done there, but the answer is cut in half.
                failures[0].incrementAndGet();
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length + 100L);
                exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
                exchange.getResponseBody().flush();
                throw new IOException("cut");
            }
            if (luck == 2) {
                failures[0].incrementAndGet();
                answer(exchange, 503, "no server here");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        });
        failures[0] = fake.failures;
        return fake;
    }

    private static HttpResponse<byte[]> pass(HttpClient client, URI real, HttpExchange exchange, byte[] body)
            throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(real + exchange.getRequestURI().toString()))
                            .header(
                                    "Content-Type",
                                    exchange.getRequestHeaders().getFirst("Content-Type") == null
                                            ? "application/json"
                                            : exchange.getRequestHeaders().getFirst("Content-Type"))
                            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
