package dev.fathom.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Failures as one sentence for the user. */
final class Failures {

    private Failures() {}

    static String sentence(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException e when e.getCause() != null -> sentence(e.getCause());
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> e.getFile() + " cannot be accessed: permission denied";
            case FileSystemException e ->
                e.getFile() + ": " + Objects.requireNonNullElse(e.getReason(), "cannot be used");
            case OutOfMemoryError e -> "out of memory; give Java more, for example FATHOM_JAVA_OPTS=-Xmx4g";
            default ->
                firstLine(Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName()));
        };
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("something failed");
    }
}
