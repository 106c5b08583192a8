package dev.fathom.opensearch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenSearch server or cluster, and how to speak to it. Immutable; nothing is opened before an index is.
 *
 * <p>Passwords are never part of an address, are read when a connection is made, and are shown in no message.
 */
public final class OpenSearch {

    /** The environment variables that {@link #environment} reads. */
    public static final String USER = "FATHOM_OPENSEARCH_USER";

    /** The variable of the password. */
    public static final String PASSWORD = "FATHOM_OPENSEARCH_PASSWORD";

    /** The variable that names a file whose first line is the password. */
    public static final String PASSWORD_FILE = "FATHOM_OPENSEARCH_PASSWORD_FILE";

    /** The variable that names a file of certificates (PEM) to trust beside those of the Java runtime. */
    public static final String CERTIFICATES = "FATHOM_OPENSEARCH_CERTIFICATES";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final List<URI> nodes;
    private final Optional<String> user;
    private final Secret password;
    private final Optional<Path> certificates;
    private final Duration timeout;

    private OpenSearch(
            List<URI> nodes, Optional<String> user, Secret password, Optional<Path> certificates, Duration timeout) {
        this.nodes = nodes;
        this.user = user;
        this.password = password;
        this.certificates = certificates;
        this.timeout = timeout;
    }

    /** Gives a password when it is needed. */
    @FunctionalInterface
    public interface Secret {
        /** Reads it. */
        String read() throws IOException;
    }

    /**
     * A server, or several nodes of one cluster, of which any will do.
     *
     * @param nodes addresses such as {@code http://localhost:9200} or {@code https://search.example:9200}
     * @throws IllegalArgumentException if one is no http or https address, or holds a password
     */
    public static OpenSearch at(URI... nodes) {
        if (nodes.length == 0) {
            throw new IllegalArgumentException("at least one address of a server is needed");
        }
        for (URI node : nodes) {
            boolean web = "http".equals(node.getScheme()) || "https".equals(node.getScheme());
            if (node.getRawUserInfo() != null) {
                throw new IllegalArgumentException("an address must not hold a user or password; set " + USER + " and "
                        + PASSWORD + ", or " + PASSWORD_FILE);
            }
            if (!web || node.getHost() == null) {
                throw new IllegalArgumentException(
                        "a server's address is like http://localhost:9200 or https://host:9200, got " + node);
            }
        }
        return new OpenSearch(List.of(nodes), Optional.empty(), () -> "", Optional.empty(), TIMEOUT);
    }

    /** The same for a user, by basic authentication. */
    public OpenSearch user(String name, Secret password) {
        return new OpenSearch(nodes, Optional.of(name), password, certificates, timeout);
    }

    /** The same, trusting the certificates in a PEM file instead of those of the Java runtime. */
    public OpenSearch certificates(Path file) {
        return new OpenSearch(nodes, user, password, Optional.of(file), timeout);
    }

    /**
     * The same with another limit for every call, tries again included.
     *
     * @param limit default 30 s
     */
    public OpenSearch timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time limit must be longer than nothing, got " + limit);
        }
        return new OpenSearch(nodes, user, password, certificates, limit);
    }

    /** The same with user, password and certificates as environment variables have them, where they are set. */
    public OpenSearch environment(Map<String, String> variables) {
        OpenSearch result = this;
        String user = variables.get(USER);
        if (user != null) {
            String file = variables.get(PASSWORD_FILE);
            result = result.user(
                    user, file == null ? () -> variables.getOrDefault(PASSWORD, "") : () -> firstLine(Path.of(file)));
        }
        String trusted = variables.get(CERTIFICATES);
        return trusted == null ? result : result.certificates(Path.of(trusted));
    }

    private static String firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new IOException(
                    "the file of the password, " + file + " as " + PASSWORD_FILE
                            + " says, cannot be read; correct the variable or the file",
                    e);
        }
    }

    /**
     * An index of this server; made with the first change if it is not there, with one shard and one replica.
     *
     * @param name the index or an alias of it
     */
    public Index index(String name) {
        return new Index(this, name, 1, 1);
    }

    List<URI> nodes() {
        return nodes;
    }

    Optional<String> user() {
        return user;
    }

    Secret password() {
        return password;
    }

    Optional<Path> certificates() {
        return certificates;
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * An index of a server.
     *
     * @param server where it is
     * @param name its name
     * @param shards into how many parts it is split when it is made
     * @param replicas how many copies of each part there are when it is made
     */
    public record Index(OpenSearch server, String name, int shards, int replicas) {

        /** Checks the name and the numbers. */
        public Index {
            if (!name.matches("[a-z0-9][a-z0-9._-]{0,200}")) {
                throw new IllegalArgumentException(
                        "the name of an index has lower-case letters, digits, and . _ - only," + " got \"" + name
                                + "\"");
            }
            if (shards < 1 || shards > 1024 || replicas < 0 || replicas > 100) {
                throw new IllegalArgumentException(
                        "an index has 1 to 1024 shards and 0 to 100 replicas, got " + shards + " and " + replicas);
            }
        }

        /** The same, split into so many parts when it is made. */
        public Index shards(int shards) {
            return new Index(server, name, shards, replicas);
        }

        /** The same, with so many copies of each part when it is made. */
        public Index replicas(int replicas) {
            return new Index(server, name, shards, replicas);
        }

        @Override
        public String toString() {
            return "opensearch+" + server.nodes.getFirst() + "/" + name;
        }
    }
}
