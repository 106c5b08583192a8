package dev.fathom.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads plain text and Markdown in UTF-8, UTF-16 with byte order mark, or else Windows-1252. The title is the first line that
 * is not empty, when it is short and has no full stop.
 */
final class PlainTextReader implements DocumentReader {

    private static final Set<String> EXTENSIONS = Set.of("txt", "text", "md", "markdown");
    private static final int LONGEST_TITLE = 150;

    private static final long MOST = 1L << 30;

    private final int maxFileSize;

    PlainTextReader(long maxFileSize) {
        if (maxFileSize < 1 || maxFileSize > MOST) {
            throw new IllegalArgumentException("files are read up to 1 to " + MOST + " bytes, got " + maxFileSize);
        }
        this.maxFileSize = (int) maxFileSize;
    }

    @Override
    public Optional<Document> read(Path file, String id) throws IOException {
        if (!EXTENSIONS.contains(extension(file))) {
            return Optional.empty();
        }
        String text = decode(bytes(file));
        Document document = Document.of(id, text);
        return Optional.of(title(text).map(document::withTitle).orElse(document));
    }

    /** All bytes of a file, unless it is too large or, like a pipe, without end. */
    private byte[] bytes(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        if (attributes.size() > maxFileSize) {
            throw tooLarge(file, attributes.size());
        }
        try (InputStream in = Files.newInputStream(file)) {
            // It may have grown since.
            byte[] bytes = in.readNBytes(maxFileSize);
            if (in.read() >= 0) {
                throw tooLarge(file, Files.size(file));
            }
            return bytes;
        }
    }

    private FileSystemException tooLarge(Path file, long size) {
        return new FileSystemException(
                file.toString(), null, "holds " + size + " bytes, and at most " + maxFileSize + " are read; split it");
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> title(String text) {
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        String bare = first.replaceFirst("^#{1,6}\\s+", "");
        boolean title = !bare.isEmpty() && bare.length() <= LONGEST_TITLE && !bare.endsWith(".");
        return title ? Optional.of(bare) : Optional.empty();
    }
}
