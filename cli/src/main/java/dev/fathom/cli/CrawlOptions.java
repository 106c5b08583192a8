package dev.fathom.cli;

import dev.fathom.document.Crawl;
import dev.fathom.document.DocumentReader;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/** Which files of a folder are taken. */
final class CrawlOptions {

    private final Supplier<List<String>> include;
    private final Supplier<List<String>> exclude;
    private final Supplier<Boolean> noIgnore;
    private final Supplier<Boolean> hidden;
    private final Supplier<Boolean> followLinks;
    private final Supplier<Size> maxSize;

    CrawlOptions(Arguments taken) {
        include = taken.list(
                String.class, "--include", "GLOB", "Take only files that match, such as '*.pdf' or 'reports/**'.");
        exclude = taken.list(String.class, "--exclude", "GLOB", "Leave out files and folders that match.");
        noIgnore = taken.flag("--no-ignore", "Do not obey .gitignore and .fathomignore.");
        hidden = taken.flag("--hidden", "Take files and folders whose names begin with a full stop too.");
        followLinks = taken.flag("--follow-links", "Follow symbolic links, also out of the folder (default: never).");
        maxSize = taken.option(
                new Size(DocumentReader.MAX_FILE_SIZE),
                "--max-size",
                "SIZE",
                "Leave out larger files, such as 500k or 64m (default: 64m, at most 1g).");
    }

    Crawl crawl() {
        return new Crawl(
                include.get(),
                exclude.get(),
                !noIgnore.get(),
                hidden.get(),
                followLinks.get(),
                maxSize.get().bytes());
    }

    /** A number of bytes, which may be written with k, m or g. */
    record Size(long bytes) {

        private static final String UNITS = "kmg";

        static Size parse(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!lower.matches("[1-9]\\d{0,11}[kmg]?")) {
                throw new TypeConversionException("'" + text + "' is not a size such as 500k, 64m or 1g");
            }
            int unit = UNITS.indexOf(lower.charAt(lower.length() - 1));
            long number = Long.parseLong(unit < 0 ? lower : lower.substring(0, lower.length() - 1));
            return new Size(unit < 0 ? number : number << 10 * (unit + 1));
        }
    }
}
