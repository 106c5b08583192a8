package dev.fathom.cluster;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of one to three OpenSearch nodes on loopback, each a process with a heap of 512 MB unless told otherwise, ended with this one. Their data lie
 * in a folder, so that a node that was killed finds them again.
 */
public final class Cluster implements Closeable {

    /** Names a file with the nodes' class path, as the build writes it. */
    public static final String CLASSPATH = "fathom.node.classpath";

    /** The options of the nodes' Java, separated by blanks; by default those that make many tests quick. */
    public static final String OPTIONS = "fathom.node.options";

    private static final String QUICK = "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final String classpath;
    private final List<Integer> http;
    private final List<Integer> transport;
    private final List<Process> nodes = new ArrayList<>();

    private Cluster(Path folder, String classpath, int count) throws IOException {
        this.folder = folder;
        this.classpath = classpath;
        List<Integer> ports = freePorts(2 * count);
        this.http = ports.subList(0, count);
        this.transport = ports.subList(count, 2 * count);
    }

    /** Starts a cluster and prints where it is: number of nodes (1), folder for its data (a new one). */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("fathom-cluster");
        try (Cluster cluster = start(nodes, folder)) {
            System.out.println("fathom index FOLDER --index opensearch+"
                    + cluster.addresses().getFirst() + "/kb");
            Thread.currentThread().join();
        }
    }

    /** Whether the nodes' class path is known here, so that a cluster can be started. */
    public static boolean isAvailable() {
        return Files.isRegularFile(classpathFile());
    }

    private static Path classpathFile() {
        return Path.of(System.getProperty(CLASSPATH, "examples/cluster/target/node.classpath"));
    }

    /**
     * Starts nodes and waits until they have found each other.
     *
     * @throws IOException if they do not within minutes; the nodes' output is in the folder
     */
    public static Cluster start(int nodes, Path folder) throws IOException, InterruptedException {
        Path file = classpathFile();
        String own = file.resolveSibling("classes").toString();
        Cluster cluster = new Cluster(folder, own + File.pathSeparator + Files.readString(file), nodes);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        for (int i = 0; i < nodes; i++) {
            cluster.nodes.add(cluster.launch(i));
        }
        cluster.await();
        return cluster;
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private Process launch(int node) throws IOException {
        String names = IntStream.range(0, http.size()).mapToObj(i -> "node" + i).collect(Collectors.joining(","));
        String seeds = transport.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        Path home = Files.createDirectories(folder.resolve("node" + node));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(System.getProperty(OPTIONS, QUICK).split(" ")));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classpath,
                "dev.fathom.cluster.ClusterNode",
                home.toString(),
                "node" + node,
                Integer.toString(http.get(node)),
                Integer.toString(transport.get(node)),
                names,
                seeds));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("output.txt").toFile()))
                .start();
    }

    /** The addresses of the nodes. */
    public List<URI> addresses() {
        return http.stream().map(port -> URI.create("http://127.0.0.1:" + port)).toList();
    }

    /** Kills a node as a failing machine would, without warning. */
    public void kill(int node) throws InterruptedException {
        nodes.get(node).destroyForcibly();
        if (!nodes.get(node).waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("node " + node + " does not die");
        }
    }

    /** Starts a killed node again, and waits until it is one of the cluster. */
    public void restart(int node) throws IOException, InterruptedException {
        nodes.set(node, launch(node));
        await();
    }

    /** Waits until all nodes that run are one cluster with all its shards. */
    public void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long running = nodes.stream().filter(Process::isAlive).count();
        for (int i = 0; i < nodes.size(); i++) {
            while (nodes.get(i).isAlive() && !isReady(addresses().get(i), running)) {
                if (System.nanoTime() > end) {
                    throw new IOException("node " + i + " is not ready; see " + folder);
                }
                Thread.sleep(200);
            }
            if (!nodes.get(i).isAlive() && running == nodes.size()) {
                throw new IOException("node " + i + " has ended; see " + folder);
            }
        }
    }

    private static boolean isReady(URI node, long count) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    node.resolve("/_cluster/health?wait_for_status=yellow&wait_for_nodes=" + count + "&timeout=5s")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            try (var in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("\"timed_out\":false");
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends all nodes. */
    @Override
    public void close() {
        nodes.forEach(Process::destroyForcibly);
    }
}
