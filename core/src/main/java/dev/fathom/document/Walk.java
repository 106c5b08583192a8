package dev.fathom.document;

import dev.fathom.document.Folder.Skip;
import dev.fathom.document.Folder.Source;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One walk through one root. */
final class Walk extends SimpleFileVisitor<Path> {

    /** A file changed so shortly ago may change again without its time changing. */
    private static final long STILL_CHANGING_MS = 2_000;

    private final Path root;
    private final String name;
    private final Crawl crawl;
    private final List<Source> sources;
    private final List<Skip> skips;
    private final Deque<IgnoreFile> ignores = new ArrayDeque<>();
    private final long now = System.currentTimeMillis();

    Walk(Path root, String name, Crawl crawl, List<Source> sources, List<Skip> skips) {
        this.root = root;
        this.name = name;
        this.crawl = crawl;
        this.sources = sources;
        this.skips = skips;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Optional<String> reason = excluded(folder, true);
        if (reason.isPresent()) {
            skips.add(new Skip(folder, reason.get(), true));
            return FileVisitResult.SKIP_SUBTREE;
        }
        ignores.push(crawl.ignoreFiles() ? IgnoreFile.in(folder) : IgnoreFile.NONE);
        return FileVisitResult.CONTINUE;
    }

    private Optional<String> excluded(Path path, boolean folder) {
        if (path.equals(root)) {
            return Optional.empty();
        }
        if (path.getFileName().toString().startsWith(".") && !crawl.hidden()) {
            return Optional.of("hidden");
        }
        if (crawl.excludes(root.relativize(path))) {
            return Optional.of("excluded");
        }
        for (IgnoreFile ignore : ignores) {
            Optional<IgnoreFile.Rule> rule = ignore.rule(path, folder);
            if (rule.isPresent()) {
                return rule.get().negated()
                        ? Optional.empty()
                        : Optional.of("ignored by \"" + rule.get().pattern() + "\" in "
                                + rule.get().file());
            }
        }
        return Optional.empty();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Optional<String> reason = excluded(file, false);
        if (reason.isPresent()) {
            skips.add(new Skip(file, reason.get(), true));
        } else if (attributes.isSymbolicLink()) {
            skips.add(new Skip(file, crawl.followLinks() ? "a link to nothing" : "a link; links are not followed"));
        } else if (!attributes.isRegularFile()) {
            skips.add(new Skip(file, "not a regular file"));
        } else if (!file.equals(root) && !crawl.includes(root.relativize(file))) {
            skips.add(new Skip(file, "not included", true));
        } else if (attributes.size() > crawl.maxFileSize()) {
            skips.add(new Skip(
                    file,
                    "holds " + attributes.size() + " bytes, and at most " + crawl.maxFileSize()
                            + " are read; split it"));
        } else {
            sources.add(new Source(file, id(file), attributes.size(), version(attributes)));
        }
        return FileVisitResult.CONTINUE;
    }

    private long version(BasicFileAttributes attributes) {
        if (now - attributes.lastModifiedTime().toMillis() < STILL_CHANGING_MS) {
            return 0;
        }
        long version = 1125899906842597L;
        for (long part : new long[] {
            attributes.size(),
            attributes.lastModifiedTime().toInstant().getEpochSecond(),
            attributes.lastModifiedTime().toInstant().getNano(),
            Objects.hashCode(attributes.fileKey())
        }) {
            version = 0x9E3779B97F4A7C15L * (version ^ part);
            version ^= version >>> 29;
        }
        return version == 0 ? 1 : version;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        String reason = switch (e) {
            case AccessDeniedException denied -> "no permission to read it";
            case FileSystemLoopException loop -> "a link into a folder that it stands in";
            default -> "cannot be read";
        };
        skips.add(new Skip(file, reason));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        ignores.pop();
        if (e != null) {
            skips.add(new Skip(folder, "could not be read to its end"));
        }
        return FileVisitResult.CONTINUE;
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
