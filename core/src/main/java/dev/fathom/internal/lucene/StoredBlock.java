package dev.fathom.internal.lucene;

import dev.fathom.backend.Entry;
import dev.fathom.backend.Known;
import dev.fathom.backend.StatedFigure;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.hit.Source;
import dev.fathom.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/** Puts one document together again from what an index keeps of it: what {@link BlockBuilder} took apart, in its order. */
public final class StoredBlock {

    private final StringBuilder text = new StringBuilder();
    private final List<Passage> passages = new ArrayList<>();
    private final List<List<StatedFigure>> figures = new ArrayList<>();
    private final List<QuantisedVector> vectors = new ArrayList<>();

    /** The figures of the passage that comes next. */
    private List<StatedFigure> stated = new ArrayList<>();

    /** The next part is this figure. */
    public void addFigure(BytesRef encoded) {
        stated.add(Encoding.figure(encoded));
    }

    /**
     * The next part is this passage.
     *
     * @param place span, headings and the like, encoded
     * @param slice the text since the passage before
     * @param vector its vector, encoded; empty where it has none
     */
    public void addPassage(BytesRef place, String slice, BytesRef vector) {
        passages.add(Encoding.passage(place).passage());
        figures.add(stated);
        vectors.add(
                vector.length == 0
                        ? QuantisedVector.NONE
                        : QuantisedVector.decode(vector.bytes, vector.offset, vector.length));
        text.append(slice);
        stated = new ArrayList<>();
    }

    /** The whole, the last part being this record. */
    public Entry entry(Source source, String tail, Known known) {
        boolean embedded = vectors.stream().anyMatch(vector -> !vector.isNone());
        return new Entry(
                Records.document(source, text + tail),
                known.hash(),
                passages,
                figures,
                embedded ? vectors : List.of(),
                known.version());
    }
}
