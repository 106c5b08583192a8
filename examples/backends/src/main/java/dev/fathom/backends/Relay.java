package dev.fathom.backends;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server on loopback, passes on what is said, and counts it. */
final class Relay implements Closeable {

    private final URI server;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();

    /**
     * What went to and fro.
     *
     * @param requests how often the client began to speak
     * @param sent bytes to the server, headers included
     * @param received bytes from it
     */
    record Traffic(long requests, long sent, long received) {

        Traffic since(Traffic before) {
            return new Traffic(requests - before.requests, sent - before.sent, received - before.received);
        }
    }

    private Relay(URI server) throws IOException {
        this.server = server;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static Relay before(URI server) throws IOException {
        Relay relay = new Relay(server);
        relay.threads.execute(relay::accept);
        return relay;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    Traffic traffic() {
        return new Traffic(requests.get(), sent.get(), received.get());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket node = new Socket(server.getHost(), server.getPort());
                AtomicBoolean answered = new AtomicBoolean(true);
                threads.execute(() -> pass(client, node, count -> {
                    sent.addAndGet(count);
                    if (answered.getAndSet(false)) {
                        requests.incrementAndGet();
                    }
                }));
                threads.execute(() -> pass(node, client, count -> {
                    received.addAndGet(count);
                    answered.set(true);
                }));
            }
        } catch (IOException e) {
            threads.shutdownNow(); // closed
        }
    }

    private interface Counter {
        void add(int count);
    }

    private static void pass(Socket from, Socket to, Counter counter) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 16];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                counter.add(count);
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One of them has closed; so does this, and the other.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
