package dev.fathom.document.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;

/** Text files of any common encoding as strings. */
final class Charsets {

    private static final int SAMPLE = 64 * 1024;

    private Charsets() {}

    /** The text of a file. */
    static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, of(bytes));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Charset of(byte[] bytes) throws IOException {
        if (startsWith(bytes, 0xFE, 0xFF) || alternates(bytes, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(bytes, 0xFF, 0xFE) || alternates(bytes, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (isUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE));
        Charset found = new Icu4jEncodingDetector().detect(new ByteArrayInputStream(sample), new Metadata());
        // Windows-1252 has all printable characters of Latin-1 and those that people type besides.
        return found == null || found.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : found;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** Whether every second byte is mostly zero, as in UTF-16 of Latin letters. */
    private static boolean alternates(byte[] bytes, int from) {
        int pairs = Math.min(bytes.length, 4096) / 2;
        int zeros = 0;
        int others = 0;
        for (int i = 0; i < pairs; i++) {
            zeros += bytes[2 * i + from] == 0 ? 1 : 0;
            others += bytes[2 * i + 1 - from] == 0 ? 1 : 0;
        }
        return pairs > 1 && zeros > pairs / 2 && others == 0;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }
}
