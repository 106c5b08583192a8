package dev.fathom.internal.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.CharsRefBuilder;

/**
 * The index terms of a text with their positions, packed into about as many bytes as the text has, so that a text that is
 * needed several times is analysed once. Immutable.
 */
public final class AnalysedText {

    /** The most bytes that two numbers take. */
    private static final int NUMBERS = 10;

    /** Hardly a term has more characters. */
    private static final int USUAL_TERM = 32;

    /** Of each term how far it is from the one before, its length, and its UTF-8; last how far it is to the text's end. */
    private final byte[] packed;

    /** Where the distance to the end begins. */
    private final int end;

    private AnalysedText(byte[] packed, int end) {
        this.packed = packed;
        this.end = end;
    }

    /** Reads a stream to its end. */
    static AnalysedText of(TokenStream stream, int length) throws IOException {
        TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
        PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
        byte[] packed = new byte[length + NUMBERS];
        ByteArrayDataOutput out = new ByteArrayDataOutput(packed);
        stream.reset();
        while (stream.incrementToken()) {
            BytesRef bytes = term.getBytesRef();
            int at = out.getPosition();
            if (packed.length < at + bytes.length + 2 * NUMBERS) {
                packed = ArrayUtil.grow(packed, at + bytes.length + 2 * NUMBERS);
                out.reset(packed, at, packed.length - at);
            }
            out.writeVInt(increment.getPositionIncrement());
            out.writeVInt(bytes.length);
            out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
        }
        stream.end();
        int end = out.getPosition();
        out.writeVInt(increment.getPositionIncrement());
        return new AnalysedText(ArrayUtil.copyOfSubArray(packed, 0, out.getPosition()), end);
    }

    /** Shows every term in order; what is shown changes with the next one. */
    public void forEach(Consumer<? super CharSequence> action) {
        CharsRefBuilder term = new CharsRefBuilder();
        term.grow(USUAL_TERM);
        Reader reader = new Reader();
        reader.open(this);
        while (reader.next()) {
            term.copyUTF8Bytes(packed, reader.start, reader.length);
            action.accept(term.get());
        }
    }

    /** The terms of texts, one after the other. */
    public static List<String> terms(List<AnalysedText> texts) {
        return texts.stream().flatMap(text -> text.terms().stream()).toList();
    }

    /** The terms in order. */
    public List<String> terms() {
        List<String> terms = new ArrayList<>();
        forEach(term -> terms.add(term.toString()));
        return terms;
    }

    /** Goes from term to term. */
    static final class Reader {

        private final ByteArrayDataInput in = new ByteArrayDataInput();
        private byte[] packed = {};
        private int end;

        /** Of the term at hand, or of the text's end: how far it is from the term before. */
        int increment;

        int start;
        int length;

        void open(AnalysedText text) {
            packed = text.packed;
            end = text.end;
            in.reset(packed);
        }

        boolean next() {
            boolean more = in.getPosition() < end;
            increment = in.readVInt();
            length = more ? in.readVInt() : 0;
            start = in.getPosition();
            in.skipBytes(length);
            return more;
        }

        void read(BytesRef into) {
            into.bytes = packed;
            into.offset = start;
            into.length = length;
        }
    }
}
