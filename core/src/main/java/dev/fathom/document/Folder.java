package dev.fathom.document;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files under some roots, each with the id its document gets: the root's own name and the path under it, with {@code /}
 * between the parts on every system.
 */
public final class Folder {

    private Folder() {}

    /**
     * A file and its id.
     *
     * @param path where it is
     * @param id the id of its document
     * @param size how large it was when it was found, in bytes
     * @param version a number that changes with the file's size, time and place on the disk; 0 while it is too new to tell
     *     whether it is still changing
     */
    public record Source(Path path, String id, long size, long version) {}

    /**
     * A file or folder that was passed over.
     *
     * @param path where it is
     * @param reason why, in words
     * @param byRule whether that was asked for, rather than a failure
     */
    public record Skip(Path path, String reason, boolean byRule) {
        /** What could not be taken. */
        public Skip(Path path, String reason) {
            this(path, reason, false);
        }
    }

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
        return list(roots, Crawl.DEFAULT);
    }

    /**
     * Lists the files under {@code roots} that a crawl takes; a root may be a file.
     *
     * @throws IOException if a root does not exist
     * @throws IllegalArgumentException if two roots have the same name
     */
    public static Listing list(List<Path> roots, Crawl crawl) throws IOException {
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
                    crawl.followLinks() ? Set.of(FileVisitOption.FOLLOW_LINKS) : Set.of(),
                    Integer.MAX_VALUE,
                    new Walk(root.getValue(), root.getKey(), crawl, sources, skips));
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
}
