package dev.fathom.djl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Stands where DJL's model zoo is: as long as this is open, HTTPS requests of this process to {@value #HOST} come here, through a
 * proxy that knows this host only.
 */
final class ModelZooServer implements Closeable {

    static final String HOST = "mlrepo.djl.ai";

    private static final char[] PASSWORD = "password".toCharArray();

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final ProxySelector proxies = ProxySelector.getDefault();
    private final HttpsServer server;
    private final ServerSocket proxy;

    /** Opens it; keys are made in a folder. */
    ModelZooServer(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        InetAddress here = InetAddress.getLoopbackAddress();
        SSLContext context = context(keys(folder));
        server = HttpsServer.create(new InetSocketAddress(here, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::answer);
        server.start();
        proxy = new ServerSocket(0, 50, here);
        Thread.ofVirtual().start(this::accept);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
        ProxySelector.setDefault(new Selector(new Proxy(Proxy.Type.HTTP, proxy.getLocalSocketAddress())));
    }

    private static KeyStore keys(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "zoo",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("no keys were made");
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** Puts a file there. */
    void put(String path, byte[] content) {
        files.put(path, content);
    }

    /** What was asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        byte[] content = files.get(path);
        exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
        if (content != null) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                Thread.ofVirtual().start(() -> tunnel(client));
            } catch (IOException e) {
                // Closed: so the loop ends.
            }
        }
    }

    /** Reads "CONNECT host" with its headers, then passes on what either side says. */
    private void tunnel(Socket client) {
        try (client;
                Socket there = new Socket(
                        server.getAddress().getAddress(), server.getAddress().getPort())) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                head.write(client.getInputStream().read());
            }
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> pass(there, client));
            pass(client, there);
            back.join();
        } catch (IOException | InterruptedException e) {
            // The client notices.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side is gone, and so will be the other.
        }
    }

    /** The way to the zoo, and no other. */
    private static final class Selector extends ProxySelector {

        private final Proxy proxy;

        Selector(Proxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(HOST.equals(uri.getHost()) ? proxy : Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    @Override
    public void close() throws IOException {
        ProxySelector.setDefault(proxies);
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
        proxy.close();
        server.stop(0);
    }
}
