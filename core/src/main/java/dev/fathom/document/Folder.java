package dev.fathom.document;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files under some roots, each with the id its document gets: the root's own name and the path under it, with {@code /}
 * between the parts on every system. Links are not followed; hidden files are left out.
 */
public final class Folder {

    private Folder() {}

    /**
     * A file and its id.
     *
     * @param path where it is
     * @param id the id of its document
     */
    public record Source(Path path, String id) {}

    /**
     * A file or folder that was passed over.
     *
     * @param path where it is
     * @param reason why, in words
     */
    public record Skip(Path path, String reason) {}

    /**
     * What was found.
     *
     * @param sources the files, by id
     * @param skips what was passed over
     */
    public record Listing(List<Source> sources, List<Skip> skips) {
        /** Copies the lists. */
        public Listing {
            sources = List.copyOf(sources);
            skips = List.copyOf(skips);
        }
    }

    /**
     * Lists the files under {@code roots}; a root may be a file.
     *
     * @throws IOException if a root does not exist
     * @throws IllegalArgumentException if two roots have the same name
     */
    public static Listing list(List<Path> roots) throws IOException {
        Map<String, Path> byName = new LinkedHashMap<>();
        for (Path root : roots) {
            Path real = root.toRealPath();
            String name = real.getFileName() == null ? "" : real.getFileName().toString();
            Path other = byName.putIfAbsent(name, real);
            if (other != null && !other.equals(real)) {
                throw new IllegalArgumentException("two of the given paths are named \"" + name + "\": " + other
                        + " and " + real + "; give their common parent, or index them apart");
            }
        }
        List<Source> sources = new ArrayList<>();
        List<Skip> skips = new ArrayList<>();
        for (Map.Entry<String, Path> root : byName.entrySet()) {
            Files.walkFileTree(
                    root.getValue(),
                    Set.of(),
                    Integer.MAX_VALUE,
                    new Walk(root.getValue(), root.getKey(), sources, skips));
        }
        sources.sort(Comparator.comparing(Source::id));
        keepFirstOfEachId(sources, skips);
        return new Listing(sources, skips);
    }

    /** Where the system cannot show a character of a file's name, two names may look alike. */
    private static void keepFirstOfEachId(List<Source> sources, List<Skip> skips) {
        Set<String> ids = new HashSet<>();
        sources.removeIf(source -> {
            boolean again = !ids.add(source.id());
            if (again) {
                skips.add(new Skip(source.path(), "another file has the same id " + source.id()));
            }
            return again;
        });
    }

    /** One walk through one root. */
    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final String name;
        private final List<Source> sources;
        private final List<Skip> skips;

        Walk(Path root, String name, List<Source> sources, List<Skip> skips) {
            this.root = root;
            this.name = name;
            this.sources = sources;
            this.skips = skips;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                skips.add(new Skip(file, "a link; links are not followed"));
            } else if (!attributes.isRegularFile()) {
                skips.add(new Skip(file, "not a regular file"));
            } else if (!isHidden(file)) {
                sources.add(new Source(file, id(file)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            skips.add(
                    new Skip(file, e instanceof AccessDeniedException ? "no permission to read it" : "cannot be read"));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                skips.add(new Skip(folder, "could not be read to its end"));
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return !path.equals(root) && path.getFileName().toString().startsWith(".");
        }

        private String id(Path file) {
            StringBuilder id = new StringBuilder(name);
            if (!file.equals(root)) {
                for (Path part : root.relativize(file)) {
                    id.append('/').append(part);
                }
            }
            return id.toString();
        }
    }
}
