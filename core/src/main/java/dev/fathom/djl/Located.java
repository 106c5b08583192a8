package dev.fathom.djl;

import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import dev.fathom.embed.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model's folder on this machine.
 *
 * @param folder where its files are
 * @param isCopy whether it is removed when closed
 */
record Located(Path folder, boolean isCopy) implements Closeable {

    private static final String CLASS_PATH = "classpath:";
    private static final String DJL = "djl://";

    static Located of(String address) throws IOException {
        if (address.startsWith(CLASS_PATH)) {
            return onClassPath(address, address.substring(CLASS_PATH.length()));
        }
        if (address.startsWith(DJL)) {
            return new Located(fetched(address), false);
        }
        return new Located(Path.of(address), false);
    }

    /** Whether an address is the path of a folder. */
    static boolean isPath(String address) {
        return !address.startsWith(CLASS_PATH) && !address.startsWith(DJL);
    }

    /** An address that means the same wherever the program is started. */
    static String absolute(String address) {
        if (!isPath(address)) {
            return address;
        }
        try {
            return Path.of(address).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a model's folder was expected, and " + address + " is not a path", e);
        }
    }

    /** Native code reads files, so what is on the class path is copied. */
    private static Located onClassPath(String address, String name) throws IOException {
        List<String> names = new ArrayList<>(ModelFolder.ONNX_FILES);
        names.add("model.onnx_data");
        names.add("model.pt");
        names.addAll(ModelFolder.PARTS);
        Located copy = new Located(Files.createTempDirectory("fathom-model"), true);
        int found = 0;
        for (String each : names) {
            Optional<URL> resource = resource(name + "/" + each);
            if (resource.isPresent()) {
                Path file = copy.folder.resolve(each);
                Files.createDirectories(file.getParent());
                try (InputStream in = resource.get().openStream()) {
                    Files.copy(in, file);
                }
                found++;
            }
        }
        if (found == 0) {
            copy.close();
            throw new ModelException("there is no model " + address + "; nothing of that name is on the class path");
        }
        return copy;
    }

    private static Optional<URL> resource(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Optional.ofNullable(context)
                .map(loader -> loader.getResource(name))
                .or(() -> Optional.ofNullable(Located.class.getClassLoader().getResource(name)));
    }

    /** DJL's cache folder has it from the second time on. */
    private static Path fetched(String address) throws ModelException {
        try {
            List<MRL> models = Repository.newInstance("fathom", address).getResources();
            if (models.isEmpty()) {
                throw new ModelException("DJL knows no model " + address + "; is the address right?");
            }
            MRL model = models.getFirst();
            Artifact artifact = model.getDefaultArtifact();
            model.prepare(artifact);
            return model.getRepository().getResourceDirectory(artifact);
        } catch (ModelException e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new ModelException(
                    "the model " + address + " could not be fetched (" + Failure.reason(e)
                            + "); without a network, fetch it elsewhere and give its folder",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        if (isCopy) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
