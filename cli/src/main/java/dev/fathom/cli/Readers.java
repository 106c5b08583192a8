package dev.fathom.cli;

import dev.fathom.document.format.ForkedReader;
import dev.fathom.document.format.Limits;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Optional;

/** How the command line reads files: in processes whose class path has the parsers, which this one's has not. */
final class Readers {

    private Readers() {}

    /** A reader of all kinds of files, up to so many bytes. */
    static ForkedReader open(long maxFileSize) {
        return ForkedReader.open(limits().maxFileSize(maxFileSize), classPath());
    }

    private static Limits limits() {
        String seconds = System.getenv("FATHOM_READ_SECONDS");
        return seconds != null && seconds.matches("[1-9]\\d{0,5}")
                ? Limits.DEFAULT.time(Duration.ofSeconds(Long.parseLong(seconds)))
                : Limits.DEFAULT;
    }

    /** The folder of this program's jar and the folder of the parsers in it; without these, this program's own class path. */
    private static String classPath() {
        return home().map(lib ->
                        lib + File.separator + "*" + File.pathSeparator + lib.resolve("readers") + File.separator + "*")
                .orElse(System.getProperty("java.class.path"));
    }

    private static Optional<Path> home() {
        try {
            CodeSource source = Main.class.getProtectionDomain().getCodeSource();
            Path lib = source == null
                    ? null
                    : Path.of(source.getLocation().toURI()).getParent();
            return Optional.ofNullable(lib).filter(folder -> Files.isDirectory(folder.resolve("readers")));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
