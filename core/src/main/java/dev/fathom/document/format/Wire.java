package dev.fathom.document.format;

import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How documents travel from the process that reads to the one that asked. */
final class Wire {

    /** What came of a request. */
    static final int READ = 1;

    static final int REFUSED = 2;

    /** No string is longer, in bytes. */
    private static final int LONGEST = 1 << 29;

    private static final int MOST_AUTHORS = 10_000;

    private Wire() {}

    static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readString(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a string of " + length + " bytes");
        }
        // Not allocated before it is there: the other side may lie.
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("cut short");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void writeDocument(DataOutputStream out, Document document) throws IOException {
        writeString(out, document.title().orElse(""));
        out.writeLong(document.date().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE));
        out.writeInt(((Number) document.metadata().get("pages").orElse(0)).intValue());
        List<Object> authors = document.metadata().asMap().getOrDefault("author", List.of());
        out.writeInt(Math.min(authors.size(), MOST_AUTHORS));
        for (Object author : authors.subList(0, Math.min(authors.size(), MOST_AUTHORS))) {
            writeString(out, author.toString());
        }
        writeString(out, document.text());
    }

    static Document readDocument(DataInputStream in, String id) throws IOException {
        String title = readString(in);
        long day = in.readLong();
        Map<String, Object> metadata = new TreeMap<>();
        int pages = in.readInt();
        if (pages > 0) {
            metadata.put("pages", pages);
        }
        List<String> authors = new ArrayList<>();
        for (int n = Math.min(in.readInt(), MOST_AUTHORS); n > 0; n--) {
            authors.add(readString(in));
        }
        if (!authors.isEmpty()) {
            metadata.put("author", authors);
        }
        String text = readString(in);
        return new Document(
                id,
                Optional.of(title),
                day == Long.MIN_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)),
                text,
                Metadata.of(metadata));
    }
}
