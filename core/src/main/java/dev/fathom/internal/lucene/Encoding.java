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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.OutputStreamDataOutput;
import org.apache.lucene.util.BytesRef;

/** The bytes that passages, figures and what hits tell of documents are stored as. */
public final class Encoding {

    /** No date. */
    private static final long NEVER = Long.MIN_VALUE;

    private Encoding() {}

    /** Writes to a stream that never fails. */
    private interface Writer {
        void write(DataOutput out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStreamDataOutput out = new OutputStreamDataOutput(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(BytesRef bytes, Reader<T> reader) {
        try {
            return reader.read(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length));
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
            out.writeString(known.hash());
            out.writeString(id);
        }));
    }

    /** A document's id, and what is known of it. */
    public record KnownDocument(String id, Known known) {}

    /** What is known of a document, from its bytes. */
    public static KnownDocument known(BytesRef bytes) {
        return read(bytes, in -> {
            long version = in.readLong();
            String hash = in.readString();
            return new KnownDocument(in.readString(), new Known(hash, version));
        });
    }

    static byte[] encode(PassagePlace place) {
        return bytes(out -> {
            out.writeVInt(place.passage().ordinal());
            out.writeVInt(place.sliceStart());
            writeSpan(out, place.passage().span(), place.sliceStart());
            out.writeVInt(place.passage().page().orElse(0));
            out.writeVInt(place.passage().headings().size());
            for (String heading : place.passage().headings()) {
                out.writeString(heading);
            }
        });
    }

    /** A passage from its bytes. */
    public static PassagePlace passage(BytesRef bytes) {
        return read(bytes, in -> {
            int ordinal = in.readVInt();
            int sliceStart = in.readVInt();
            Span span = readSpan(in, sliceStart);
            int page = in.readVInt();
            List<String> headings = new ArrayList<>();
            for (int n = in.readVInt(); n > 0; n--) {
                headings.add(in.readString());
            }
            Passage passage = new Passage(ordinal, span, headings, page > 0 ? Optional.of(page) : Optional.empty());
            return new PassagePlace(passage, sliceStart);
        });
    }

    static byte[] encode(StatedFigure stated) {
        Figure figure = stated.figure();
        return bytes(out -> {
            writeSpan(out, stated.sentence(), 0);
            writeSpan(out, figure.span(), stated.sentence().start());
            out.writeString(figure.text());
            writeQuantity(out, figure.quantity());
            out.writeString(figure.unit().name());
            out.writeByte((byte) figure.bound().ordinal());
            out.writeByte((byte) figure.direction().ordinal());
            writeOptional(out, figure.subject());
            writePeriod(out, figure.period());
            writePeriod(out, figure.baseline());
            writeOptional(out, figure.place());
        });
    }

    /** A figure from its bytes. */
    public static StatedFigure figure(BytesRef bytes) {
        return read(bytes, in -> {
            Span sentence = readSpan(in, 0);
            Figure figure = new Figure(
                    readSpan(in, sentence.start()),
                    in.readString(),
                    readQuantity(in),
                    new Unit(in.readString()),
                    Bound.values()[in.readByte()],
                    Direction.values()[in.readByte()],
                    readOptional(in),
                    readPeriod(in),
                    readPeriod(in),
                    readOptional(in));
            return new StatedFigure(figure, sentence);
        });
    }

    private static void writeQuantity(DataOutput out, Quantity quantity) throws IOException {
        switch (quantity) {
            case Quantity.Amount(BigDecimal value) -> writeNumbers(out, 0, value);
            case Quantity.Range(BigDecimal low, BigDecimal high) -> writeNumbers(out, 1, low, high);
            case Quantity.Ratio(BigDecimal part, BigDecimal of) -> writeNumbers(out, 2, part, of);
            case Quantity.Rank(BigDecimal position, Optional<BigDecimal> of)
            when of.isPresent() -> writeNumbers(out, 3, position, of.get());
            case Quantity.Rank(BigDecimal position, Optional<BigDecimal> of) -> writeNumbers(out, 4, position);
            case Quantity.Multiple(BigDecimal factor) -> writeNumbers(out, 5, factor);
        }
    }

    private static void writeNumbers(DataOutput out, int kind, BigDecimal... numbers) throws IOException {
        out.writeByte((byte) kind);
        for (BigDecimal number : numbers) {
            out.writeString(number.toString());
        }
    }

    private static Quantity readQuantity(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 0 -> new Quantity.Amount(readDecimal(in));
            case 1 -> new Quantity.Range(readDecimal(in), readDecimal(in));
            case 2 -> new Quantity.Ratio(readDecimal(in), readDecimal(in));
            case 3 -> new Quantity.Rank(readDecimal(in), Optional.of(readDecimal(in)));
            case 4 -> new Quantity.Rank(readDecimal(in), Optional.empty());
            case 5 -> new Quantity.Multiple(readDecimal(in));
            default -> throw new IOException("unknown kind of quantity " + kind);
        };
    }

    private static BigDecimal readDecimal(DataInput in) throws IOException {
        return new BigDecimal(in.readString());
    }

    static byte[] encode(Source source) {
        return bytes(out -> {
            out.writeString(source.id());
            writeOptional(out, source.title());
            out.writeLong(source.date().map(LocalDate::toEpochDay).orElse(NEVER));
            out.writeVInt(source.metadata().asMap().size());
            for (Map.Entry<String, List<Object>> entry :
                    source.metadata().asMap().entrySet()) {
                out.writeString(entry.getKey());
                out.writeVInt(entry.getValue().size());
                for (Object value : entry.getValue()) {
                    writeValue(out, value);
                }
            }
        });
    }

    /** What hits tell of a document, from its bytes. */
    public static Source source(BytesRef bytes) {
        return read(bytes, in -> {
            String id = in.readString();
            Optional<String> title = readOptional(in);
            long date = in.readLong();
            return new Source(
                    id,
                    title,
                    date == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(date)),
                    metadata(in));
        });
    }

    private static Metadata metadata(DataInput in) throws IOException {
        int names = in.readVInt();
        if (names == 0) {
            return Metadata.EMPTY;
        }
        Map<String, Object> values = new HashMap<>();
        for (; names > 0; names--) {
            String name = in.readString();
            List<Object> list = new ArrayList<>();
            for (int k = in.readVInt(); k > 0; k--) {
                list.add(readValue(in));
            }
            values.put(name, list);
        }
        return Metadata.of(values);
    }

    private static void writeValue(DataOutput out, Object value) throws IOException {
        switch (value) {
            case String s -> {
                out.writeByte((byte) 's');
                out.writeString(s);
            }
            case Long l -> {
                out.writeByte((byte) 'l');
                out.writeLong(l);
            }
            case Double d -> {
                out.writeByte((byte) 'f');
                out.writeLong(Double.doubleToLongBits(d));
            }
            case Boolean b -> out.writeByte((byte) (b ? 't' : 'n'));
            case LocalDate date -> {
                out.writeByte((byte) 'd');
                out.writeLong(date.toEpochDay());
            }
            default -> throw new IOException("unknown type of metadata " + value.getClass());
        }
    }

    private static Object readValue(DataInput in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case 's' -> in.readString();
            case 'l' -> in.readLong();
            case 'f' -> Double.longBitsToDouble(in.readLong());
            case 't' -> true;
            case 'n' -> false;
            case 'd' -> LocalDate.ofEpochDay(in.readLong());
            default -> throw new IOException("unknown type of metadata " + type);
        };
    }

    /** A span that begins near a place. */
    private static void writeSpan(DataOutput out, Span span, int near) throws IOException {
        out.writeZInt(span.start() - near);
        out.writeVInt(span.length());
    }

    private static Span readSpan(DataInput in, int near) throws IOException {
        int start = near + in.readZInt();
        return new Span(start, start + in.readVInt());
    }

    private static void writeOptional(DataOutput out, Optional<String> text) throws IOException {
        out.writeByte((byte) (text.isPresent() ? 1 : 0));
        if (text.isPresent()) {
            out.writeString(text.get());
        }
    }

    private static Optional<String> readOptional(DataInput in) throws IOException {
        return in.readByte() == 0 ? Optional.empty() : Optional.of(in.readString());
    }

    private static void writePeriod(DataOutput out, Optional<Period> period) throws IOException {
        out.writeByte((byte) (period.isPresent() ? 1 : 0));
        if (period.isPresent()) {
            long from = period.get().from().toEpochDay();
            out.writeZLong(from);
            out.writeVLong(period.get().to().toEpochDay() - from);
        }
    }

    private static Optional<Period> readPeriod(DataInput in) throws IOException {
        if (in.readByte() == 0) {
            return Optional.empty();
        }
        long from = in.readZLong();
        long to = from + in.readVLong();
        return Optional.of(new Period(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to)));
    }
}
