package dev.fathom.cli;

import dev.fathom.FathomIndex;
import dev.fathom.FathomIndex.Opening;
import dev.fathom.Settings;
import dev.fathom.opensearch.OpenSearch;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an index is: in a folder, or on a server.
 *
 * @param name the folder, or an address such as {@code opensearch+http://localhost:9200/kb?shards=3&replicas=0}, in which what
 *     stands behind the question mark is for a new index
 */
record Place(String name) {

    private static final String SERVER = "opensearch+";
    private static final Pattern ADDRESS = Pattern.compile("[a-z+]{2,}://");
    private static final Pattern PARTS = Pattern.compile("(shards|replicas)=(\\d{1,4})");

    /** The folder, where the index is in one. */
    Optional<Path> folder() {
        return isOnServer() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private boolean isOnServer() {
        if (!name.startsWith(SERVER) && ADDRESS.matcher(name).lookingAt()) {
            throw notAnAddress();
        }
        return name.startsWith(SERVER);
    }

    /** The index on a server; user and password come from the environment. */
    OpenSearch.Index onServer() {
        try {
            URI address = new URI(name.substring(SERVER.length()));
            String path = address.getPath() == null ? "" : address.getPath();
            if (address.getRawUserInfo() == null && (!path.matches("/[^/]+") || address.getHost() == null)) {
                throw notAnAddress();
            }
            URI server = new URI(address.getScheme(), address.getRawAuthority(), "", null, null);
            OpenSearch.Index index =
                    OpenSearch.at(server).environment(System.getenv()).index(path.substring(1));
            return address.getQuery() == null ? index : parts(index, address.getQuery());
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
    }

    private static OpenSearch.Index parts(OpenSearch.Index index, String query) {
        OpenSearch.Index result = index;
        for (String part : query.split("&", -1)) {
            Matcher number = PARTS.matcher(part);
            if (!number.matches()) {
                throw notAnAddress();
            }
            int count = Integer.parseInt(number.group(2));
            result = number.group(1).equals("shards") ? result.shards(count) : result.replicas(count);
        }
        return result;
    }

    private static UsageException notAnAddress() {
        return new UsageException("the address of an index on a server is like " + SERVER
                + "http://localhost:9200/kb, or for a new one " + SERVER
                + "http://localhost:9200/kb?shards=3&replicas=1");
    }

    /** Opens the index, which is made if it is not there. */
    FathomIndex openOrMake(Optional<Settings> settings) throws IOException {
        if (isOnServer()) {
            return settings.isPresent() ? FathomIndex.open(onServer(), settings.get()) : FathomIndex.open(onServer());
        }
        Path folder = Path.of(name);
        try {
            return settings.isPresent() ? FathomIndex.open(folder, settings.get()) : FathomIndex.open(folder);
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    "the folder " + e.getFile() + " cannot be made; choose another place for the index");
        }
    }

    /** Opens the index, which must be there. */
    FathomIndex open(Opening... how) throws IOException {
        requireExists();
        return isOnServer() ? FathomIndex.open(onServer()) : FathomIndex.open(Path.of(name), how);
    }

    /** Prepares all documents anew from the text that the index holds. */
    int reindex(Optional<Settings> settings, IntConsumer progress) throws IOException {
        requireExists();
        return isOnServer()
                ? FathomIndex.reindex(onServer(), settings, progress)
                : FathomIndex.reindex(Path.of(name), settings, progress);
    }

    /** Copies all documents of an index to here. */
    int copy(FathomIndex index, IntConsumer progress) throws IOException {
        return isOnServer() ? index.copyTo(onServer(), progress) : index.copyTo(Path.of(name), progress);
    }

    private void requireExists() throws IOException {
        if (isOnServer()) {
            if (!FathomIndex.exists(onServer())) {
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

    @Override
    public String toString() {
        return name;
    }
}
