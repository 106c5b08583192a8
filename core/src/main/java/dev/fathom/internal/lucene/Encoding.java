package dev.fathom.internal.lucene;

import dev.fathom.backend.Known;
import dev.fathom.backend.StatedFigure;
import dev.fathom.document.Metadata;
import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.Unit;
import dev.fathom.hit.Source;
import dev.fathom.passage.Passage;
import dev.fathom.text.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/** The bytes that passages, figures and what hits tell of documents are stored as. */
public final class Encoding {

    /** No date. */
    private static final long NEVER = Long.MIN_VALUE;

    private Encoding() {}

    /** Writes to a stream that never fails. */
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(BytesRef bytes, Reader<T> reader) {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A passage and where its slice of the text begins. */
    public record PassagePlace(Passage passage, int sliceStart) {}

    /** What is known of a document as bytes. */
    public static BytesRef encode(String id, Known known) {
        return new BytesRef(bytes(out -> {
            out.writeLong(known.version());
            writeString(out, known.hash());
            writeString(out, id);
        }));
    }

    /** A document's id, and what is known of it. */
    public record KnownDocument(String id, Known known) {}

    /** What is known of a document, from its bytes. */
    public static KnownDocument known(BytesRef bytes) {
        return read(bytes, in -> {
            long version = in.readLong();
            String hash = readString(in);
            return new KnownDocument(readString(in), new Known(hash, version));
        });
    }

    static byte[] encode(PassagePlace place) {
        return bytes(out -> {
            out.writeInt(place.passage().ordinal());
            writeSpan(out, place.passage().span());
            out.writeInt(place.sliceStart());
            out.writeInt(place.passage().headings().size());
            for (String heading : place.passage().headings()) {
                writeString(out, heading);
            }
            out.writeInt(place.passage().page().orElse(0));
        });
    }

    /** A passage from its bytes. */
    public static PassagePlace passage(BytesRef bytes) {
        return read(bytes, in -> {
            int ordinal = in.readInt();
            Span span = readSpan(in);
            int sliceStart = in.readInt();
            List<String> headings = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                headings.add(readString(in));
            }
            // Indexes of before there were pages end here.
            int page = in.available() > 0 ? in.readInt() : 0;
            Passage passage = new Passage(ordinal, span, headings, page > 0 ? Optional.of(page) : Optional.empty());
            return new PassagePlace(passage, sliceStart);
        });
    }

    static byte[] encode(StatedFigure stated) {
        Figure figure = stated.figure();
        return bytes(out -> {
            writeSpan(out, stated.sentence());
            writeSpan(out, figure.span());
            writeString(out, figure.text());
            writeQuantity(out, figure.quantity());
            writeString(out, figure.unit().name());
            out.writeByte(figure.bound().ordinal());
            out.writeByte(figure.direction().ordinal());
            writeOptional(out, figure.subject());
            writePeriod(out, figure.period());
            writePeriod(out, figure.baseline());
            writeOptional(out, figure.place());
        });
    }

    /** A figure from its bytes. */
    public static StatedFigure figure(BytesRef bytes) {
        return read(bytes, in -> {
            Span sentence = readSpan(in);
            Figure figure = new Figure(
                    readSpan(in),
                    readString(in),
                    readQuantity(in),
                    new Unit(readString(in)),
                    Bound.values()[in.readByte()],
                    Direction.values()[in.readByte()],
                    readOptional(in),
                    readPeriod(in),
                    readPeriod(in),
                    readOptional(in));
            return new StatedFigure(figure, sentence);
        });
    }

    private static void writeQuantity(DataOutputStream out, Quantity quantity) throws IOException {
        switch (quantity) {
            case Quantity.Amount(BigDecimal value) -> writeNumbers(out, 0, value, value);
            case Quantity.Range(BigDecimal low, BigDecimal high) -> writeNumbers(out, 1, low, high);
            case Quantity.Ratio(BigDecimal part, BigDecimal of) -> writeNumbers(out, 2, part, of);
            case Quantity.Rank(BigDecimal position, Optional<BigDecimal> of) ->
                writeNumbers(out, of.isPresent() ? 3 : 4, position, of.orElse(position));
            case Quantity.Multiple(BigDecimal factor) -> writeNumbers(out, 5, factor, factor);
        }
    }

    private static void writeNumbers(DataOutputStream out, int kind, BigDecimal first, BigDecimal second)
            throws IOException {
        out.writeByte(kind);
        writeString(out, first.toString());
        writeString(out, second.toString());
    }

    private static Quantity readQuantity(DataInputStream in) throws IOException {
        int kind = in.readByte();
        BigDecimal first = new BigDecimal(readString(in));
        BigDecimal second = new BigDecimal(readString(in));
        return switch (kind) {
            case 0 -> new Quantity.Amount(first);
            case 1 -> new Quantity.Range(first, second);
            case 2 -> new Quantity.Ratio(first, second);
            case 3 -> new Quantity.Rank(first, Optional.of(second));
            case 4 -> new Quantity.Rank(first, Optional.empty());
            case 5 -> new Quantity.Multiple(first);
            default -> throw new IOException("unknown kind of quantity " + kind);
        };
    }

    static byte[] encode(Source source) {
        return bytes(out -> {
            writeString(out, source.id());
            writeOptional(out, source.title());
            out.writeLong(source.date().map(LocalDate::toEpochDay).orElse(NEVER));
            out.writeInt(source.metadata().asMap().size());
            for (Map.Entry<String, List<Object>> entry :
                    source.metadata().asMap().entrySet()) {
                writeString(out, entry.getKey());
                out.writeInt(entry.getValue().size());
                for (Object value : entry.getValue()) {
                    writeValue(out, value);
                }
            }
        });
    }

    /** What hits tell of a document, from its bytes. */
    public static Source source(BytesRef bytes) {
        return read(bytes, in -> {
            String id = readString(in);
            Optional<String> title = readOptional(in);
            long date = in.readLong();
            return new Source(
                    id,
                    title,
                    date == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(date)),
                    metadata(in));
        });
    }

    private static Metadata metadata(DataInputStream in) throws IOException {
        int names = in.readInt();
        if (names == 0) {
            return Metadata.EMPTY;
        }
        Map<String, Object> values = new HashMap<>();
        for (; names > 0; names--) {
            String name = readString(in);
            List<Object> list = new ArrayList<>();
            for (int k = in.readInt(); k > 0; k--) {
                list.add(readValue(in));
            }
            values.put(name, list);
        }
        return Metadata.of(values);
    }

    private static void writeValue(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case String s -> {
                out.writeByte('s');
                writeString(out, s);
            }
            case Long l -> {
                out.writeByte('l');
                out.writeLong(l);
            }
            case Double d -> {
                out.writeByte('f');
                out.writeDouble(d);
            }
            case Boolean b -> out.writeByte(b ? 't' : 'n');
            case LocalDate date -> {
                out.writeByte('d');
                out.writeLong(date.toEpochDay());
            }
            default -> throw new IOException("unknown type of metadata " + value.getClass());
        }
    }

    private static Object readValue(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case 's' -> readString(in);
            case 'l' -> in.readLong();
            case 'f' -> in.readDouble();
            case 't' -> true;
            case 'n' -> false;
            case 'd' -> LocalDate.ofEpochDay(in.readLong());
            default -> throw new IOException("unknown type of metadata " + type);
        };
    }

    private static void writeSpan(DataOutputStream out, Span span) throws IOException {
        out.writeInt(span.start());
        out.writeInt(span.end());
    }

    private static Span readSpan(DataInputStream in) throws IOException {
        return new Span(in.readInt(), in.readInt());
    }

    private static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readString(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void writeOptional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeString(out, text.get());
        }
    }

    private static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readString(in)) : Optional.empty();
    }

    private static void writePeriod(DataOutputStream out, Optional<Period> period) throws IOException {
        out.writeBoolean(period.isPresent());
        if (period.isPresent()) {
            out.writeLong(period.get().from().toEpochDay());
            out.writeLong(period.get().to().toEpochDay());
        }
    }

    private static Optional<Period> readPeriod(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new Period(LocalDate.ofEpochDay(in.readLong()), LocalDate.ofEpochDay(in.readLong())))
                : Optional.empty();
    }
}
