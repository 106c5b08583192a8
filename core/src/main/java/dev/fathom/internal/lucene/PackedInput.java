package dev.fathom.internal.lucene;

import dev.fathom.text.Span;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what {@link PackedOutput} writes. */
final class PackedInput extends DataInputStream {

    PackedInput(InputStream in) {
        super(in);
    }

    long readNumber() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = readByte();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                break;
            }
        }
        return number;
    }

    /** A number that was written from an {@code int}. */
    int readSmall() throws IOException {
        return (int) readNumber();
    }

    long readSigned() throws IOException {
        long number = readNumber();
        return number >>> 1 ^ -(number & 1);
    }

    Span readSpan(int near) throws IOException {
        int start = near + (int) readSigned();
        return new Span(start, start + readSmall());
    }

    String readString() throws IOException {
        return new String(readNBytes(readSmall()), StandardCharsets.UTF_8);
    }

    Optional<String> readOptional() throws IOException {
        return readBoolean() ? Optional.of(readString()) : Optional.empty();
    }
}
