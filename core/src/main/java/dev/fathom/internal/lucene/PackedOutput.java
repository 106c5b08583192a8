package dev.fathom.internal.lucene;

import dev.fathom.text.Span;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes in few bytes what {@link PackedInput} reads. */
final class PackedOutput extends DataOutputStream {

    PackedOutput(OutputStream out) {
        super(out);
    }

    /** A number from 0 on: below 128 in one byte, below 16,384 in two, and so on. */
    void writeNumber(long number) throws IOException {
        long rest = number;
        while (rest >>> 7 != 0) {
            writeByte((int) rest | 0x80);
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** A number of either sign. */
    void writeSigned(long number) throws IOException {
        writeNumber(number << 1 ^ number >> 63);
    }

    /** A span that begins near a place. */
    void writeSpan(Span span, int near) throws IOException {
        writeSigned(span.start() - near);
        writeNumber(span.length());
    }

    void writeString(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(utf8.length);
        write(utf8);
    }

    void writeOptional(Optional<String> text) throws IOException {
        writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeString(text.get());
        }
    }
}
