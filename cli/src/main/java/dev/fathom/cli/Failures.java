package dev.fathom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.stream.Collectors;

/** Failures as one sentence for the user. */
final class Failures {

    private Failures() {}

    static String sentence(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException e when e.getCause() != null -> sentence(e.getCause());
            case ExceptionInInitializerError e when e.getCause() != null -> sentence(e.getCause());
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> e.getFile() + " cannot be accessed: permission denied";
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case FileAlreadyExistsException e -> e.getFile() + " exists already";
            case DirectoryNotEmptyException e -> e.getFile() + " is not empty";
            case FileSystemException e ->
                e.getFile() + ": " + Objects.requireNonNullElse(e.getReason(), "cannot be used");
            case JsonProcessingException e -> e.getOriginalMessage();
            case CharacterCodingException e -> "the file is not UTF-8 text";
            case OutOfMemoryError e -> "out of memory; give Java more, for example FATHOM_JAVA_OPTS=-Xmx4g";
            case IOException e -> message(e);
            case IllegalArgumentException e -> message(e);
            case UsageException e -> message(e);
            default ->
                "something unexpected failed (" + failure.getClass().getSimpleName() + ": " + message(failure)
                        + "); FATHOM_DEBUG=1 shows where";
        };
    }

    private static String message(Throwable failure) {
        return inOneLine(Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName()));
    }

    /** Without line breaks, and without control characters that a terminal would obey. */
    static String inOneLine(String message) {
        return message.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
