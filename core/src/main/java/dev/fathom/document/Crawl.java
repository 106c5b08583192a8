package dev.fathom.document;

import java.nio.file.Path;
import java.util.List;

/**
 * Which files of a folder are taken. Immutable.
 *
 * <p>A pattern is a glob: {@code *} and {@code ?} do not cross {@code /}, {@code **} does. Without {@code /} it is matched against
 * a file's or folder's own name, with one against its path under the root.
 *
 * @param include only files that match one of these patterns are taken; default none, which takes all
 * @param exclude files and folders that match one of these patterns are left out; default none
 * @param ignoreFiles whether {@code .gitignore} and {@code .fathomignore} are obeyed; default true
 * @param hidden whether names that begin with a full stop are taken; default false
 * @param followLinks whether symbolic links are followed, also out of the root; default false. Circles are told and not followed
 * @param maxFileSize larger files are left out, in bytes; default {@link DocumentReader#MAX_FILE_SIZE}
 */
public record Crawl(
        List<String> include,
        List<String> exclude,
        boolean ignoreFiles,
        boolean hidden,
        boolean followLinks,
        long maxFileSize) {

    /** The defaults. */
    public static final Crawl DEFAULT =
            new Crawl(List.of(), List.of(), true, false, false, DocumentReader.MAX_FILE_SIZE);

    /** Copies the patterns and checks them. */
    public Crawl {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        include.forEach(Glob::of);
        exclude.forEach(Glob::of);
        if (maxFileSize < 1) {
            throw new IllegalArgumentException("the largest file has at least 1 byte, got " + maxFileSize);
        }
    }

    boolean includes(Path path) {
        return include.isEmpty()
                || include.stream().anyMatch(pattern -> Glob.of(pattern).matches(path));
    }

    boolean excludes(Path path) {
        return exclude.stream().anyMatch(pattern -> Glob.of(pattern).matches(path));
    }
}
