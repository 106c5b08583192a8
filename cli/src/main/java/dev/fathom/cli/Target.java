package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import dev.fathom.Settings;
import dev.fathom.opensearch.OpenSearch;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import picocli.CommandLine.Option;

/** The index a command works on: in a folder, or on a server. */
final class Target {

    private static final String SERVER = "opensearch+";

    @Option(
            names = "--index",
            paramLabel = "DIR",
            description = "The index's folder, or its address on a server such as"
                    + " opensearch+http://localhost:9200/kb (default: $FATHOM_INDEX, else ./.fathom).")
    private Optional<String> index = Optional.empty();

    /** What the user calls the index. */
    String name() {
        return index.or(() -> Optional.ofNullable(System.getenv("FATHOM_INDEX")))
                .orElse(".fathom");
    }

    /** The folder, where the index is in one. */
    Optional<Path> folder() {
        return isOnServer(name()) ? Optional.empty() : Optional.of(Path.of(name()));
    }

    private static boolean isOnServer(String name) {
        return name.startsWith(SERVER);
    }

    /** The index at an address; user and password come from the environment. */
    private static OpenSearch.Index onServer(String name) {
        try {
            URI address = new URI(name.substring(SERVER.length()));
            String path = address.getPath() == null ? "" : address.getPath();
            if (address.getRawUserInfo() == null && (!path.matches("/[^/]+") || address.getHost() == null)) {
                throw new UsageException(
                        "the address of an index on a server is like " + SERVER + "http://localhost:9200/kb");
            }
            URI server = new URI(address.getScheme(), address.getRawAuthority(), "", null, null);
            return OpenSearch.at(server).environment(System.getenv()).index(path.substring(1));
        } catch (URISyntaxException e) {
            throw new UsageException(
                    "the address of an index on a server is like " + SERVER + "http://localhost:9200/kb");
        }
    }

    /** Opens the index, which is made if it is not there. */
    FathomIndex openOrMake(Optional<Settings> settings) throws IOException {
        if (isOnServer(name())) {
            OpenSearch.Index index = onServer(name());
            return settings.isPresent() ? FathomIndex.open(index, settings.get()) : FathomIndex.open(index);
        }
        Path folder = Path.of(name());
        return settings.isPresent() ? FathomIndex.open(folder, settings.get()) : FathomIndex.open(folder);
    }

    /** Opens the index, which must be there. */
    FathomIndex open(Opening... how) throws IOException {
        requireExists(name());
        return isOnServer(name()) ? FathomIndex.open(onServer(name())) : FathomIndex.open(Path.of(name()), how);
    }

    /** Prepares all documents anew from the text that the index holds. */
    int reindex(Optional<Settings> settings, IntConsumer progress) throws IOException {
        requireExists(name());
        return isOnServer(name())
                ? FathomIndex.reindex(onServer(name()), settings, progress)
                : FathomIndex.reindex(Path.of(name()), settings, progress);
    }

    private static void requireExists(String name) throws IOException {
        if (isOnServer(name)) {
            if (!FathomIndex.exists(onServer(name))) {
                throw new UsageException("there is no index at " + name + "; make one with \"fathom index PATH\"");
            }
            return;
        }
        Path folder = Path.of(name);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("the index " + folder + " is a file; --index takes the folder of an index");
        }
        if (!FathomIndex.exists(folder)) {
            throw new UsageException("there is no index at " + folder
                    + "; make one with \"fathom index PATH\", or search files at once with \"--in PATH\"");
        }
    }
}
