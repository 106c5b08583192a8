package dev.fathom.cli;

import dev.fathom.document.Crawl;
import dev.fathom.document.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which files of a folder are taken. */
final class CrawlOptions {

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Take only files that match, such as '*.pdf' or 'reports/**'.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Leave out files and folders that match.")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--no-ignore", description = "Do not obey .gitignore and .fathomignore.")
    private boolean noIgnore;

    @Option(names = "--hidden", description = "Take files and folders whose names begin with a full stop too.")
    private boolean hidden;

    @Option(names = "--follow-links", description = "Follow symbolic links, also out of the folder (default: never).")
    private boolean followLinks;

    @Option(
            names = "--max-size",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "Leave out larger files, such as 500k or 64m (default: 64m, at most 1g).")
    private Long maxSize = DocumentReader.MAX_FILE_SIZE;

    Crawl crawl() {
        return new Crawl(include, exclude, !noIgnore, hidden, followLinks, maxSize);
    }

    /** Numbers of bytes, with k, m or g. */
    static final class Size implements ITypeConverter<Long> {

        private static final String UNITS = "kmg";

        @Override
        public Long convert(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            if (!lower.matches("[1-9]\\d{0,11}[kmg]?")) {
                throw new TypeConversionException("'" + text + "' is not a size such as 500k, 64m or 1g");
            }
            int unit = UNITS.indexOf(lower.charAt(lower.length() - 1));
            long number = Long.parseLong(unit < 0 ? lower : lower.substring(0, lower.length() - 1));
            return unit < 0 ? number : number << 10 * (unit + 1);
        }
    }
}
