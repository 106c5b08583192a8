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
 * Reads plain text and Markdown in UTF-8 or UTF-16 with byte order mark, and leaves other encodings to another reader.
 */
final class PlainTextReader implements DocumentReader {

    private static final Set<String> EXTENSIONS = Set.of("txt", "text", "md", "markdown");
    private static final long MOST = 1L << 30;

    private final int maxFileSize;
    private final DocumentReader otherEncodings;

    PlainTextReader(long maxFileSize, DocumentReader otherEncodings) {
        if (maxFileSize < 1 || maxFileSize > MOST) {
            throw new IllegalArgumentException("files are read up to 1 to " + MOST + " bytes, got " + maxFileSize);
        }
        this.maxFileSize = (int) maxFileSize;
        this.otherEncodings = otherEncodings;
    }

    @Override
    public Optional<Document> read(Path file, String id) throws IOException {
        if (!EXTENSIONS.contains(extension(file))) {
            return Optional.empty();
        }
        Optional<String> text = decode(bytes(file));
        return text.isPresent() ? text.map(t -> Document.ofPlainText(id, t)) : otherEncodings.read(file, id);
    }

    /** A reader of plain text in Windows-1252, which every file of bytes is. */
    static DocumentReader windows1252() {
        return (file, id) -> Optional.of(
                Document.ofPlainText(id, new String(Files.readAllBytes(file), Charset.forName("windows-1252"))));
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

    private static Optional<String> decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        if (isMostlyNul(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether these may be UTF-16 without a mark: letters with a zero beside them. */
    private static boolean isMostlyNul(byte[] bytes) {
        int sample = Math.min(bytes.length, 4096);
        int zeros = 0;
        for (int i = 0; i < sample; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros > sample / 4;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
