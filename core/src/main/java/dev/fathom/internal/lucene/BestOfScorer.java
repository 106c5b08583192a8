package dev.fathom.internal.lucene;

import java.io.IOException;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** Scores as the best of some scorers. The first leads: on its documents the others are moved only if they can score more. */
final class BestOfScorer extends Scorer {

    /** So many documents are scored at a time where all matches are asked for. */
    private static final int STRETCH = 4096;

    private final Scorer[] scorers;
    private final DocIdSetIterator[] iterators;

    /** Where each stands; the others than the first may have been left behind. */
    private final int[] docs;

    /** The most that each can score anywhere. */
    private final float[] most;

    private final long cost;
    private int doc = -1;

    private final DocAndFloatFeatureBuffer part = new DocAndFloatFeatureBuffer();
    private FixedBitSet matching = new FixedBitSet(0);
    private float[] best = new float[0];

    BestOfScorer(Scorer... scorers) throws IOException {
        this.scorers = scorers;
        this.iterators = new DocIdSetIterator[scorers.length];
        this.docs = new int[scorers.length];
        this.most = new float[scorers.length];
        long all = 0;
        for (int i = 0; i < scorers.length; i++) {
            iterators[i] = scorers[i].iterator();
            docs[i] = -1;
            scorers[i].advanceShallow(0);
            most[i] = scorers[i].getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
            all += iterators[i].cost();
        }
        this.cost = all;
    }

    @Override
    public int docID() {
        return doc;
    }

    @Override
    public DocIdSetIterator iterator() {
        return new DocIdSetIterator() {
            @Override
            public int docID() {
                return doc;
            }

            @Override
            public int nextDoc() throws IOException {
                return moveTo(doc + 1);
            }

            @Override
            public int advance(int target) throws IOException {
                return moveTo(target);
            }

            @Override
            public long cost() {
                return cost;
            }
        };
    }

    private int moveTo(int target) throws IOException {
        if (move(0, target) == target) {
            doc = target;
            return doc;
        }
        int next = docs[0];
        for (int i = 1; i < docs.length; i++) {
            next = Math.min(next, move(i, target));
        }
        doc = next;
        return doc;
    }

    private int move(int scorer, int target) throws IOException {
        if (docs[scorer] < target) {
            docs[scorer] = iterators[scorer].advance(target);
        }
        return docs[scorer];
    }

    @Override
    public float score() throws IOException {
        float score = docs[0] == doc ? scorers[0].score() : 0;
        for (int i = 1; i < scorers.length; i++) {
            if (most[i] > score && move(i, doc) == doc) {
                score = Math.max(score, scorers[i].score());
            }
        }
        return score;
    }

    /** A stretch at a time: each scorer's matches in one go. */
    @Override
    public void nextDocsAndScores(int upTo, Bits live, DocAndFloatFeatureBuffer buffer) throws IOException {
        buffer.size = 0;
        while (buffer.size == 0 && doc < upTo) {
            int end = Math.min(upTo, doc + STRETCH);
            collect(doc, end, live);
            flush(doc, end, buffer);
            doc = docs[0];
            for (int next : docs) {
                doc = Math.min(doc, next);
            }
        }
    }

    private void collect(int start, int end, Bits live) throws IOException {
        if (best.length == 0) {
            best = new float[STRETCH];
            matching = new FixedBitSet(STRETCH);
        }
        for (int i = 0; i < scorers.length; i++) {
            move(i, start);
            while (docs[i] < end) {
                scorers[i].nextDocsAndScores(end, live, part);
                for (int k = 0; k < part.size; k++) {
                    int at = part.docs[k] - start;
                    best[at] = matching.getAndSet(at) ? Math.max(best[at], part.features[k]) : part.features[k];
                }
                docs[i] = iterators[i].docID();
            }
        }
    }

    private void flush(int start, int end, DocAndFloatFeatureBuffer buffer) {
        int length = end - start;
        buffer.growNoCopy(matching.cardinality());
        for (int at = matching.nextSetBit(0);
                at < length;
                at = at + 1 < length ? matching.nextSetBit(at + 1) : length) {
            buffer.docs[buffer.size] = start + at;
            buffer.features[buffer.size++] = best[at];
        }
        matching.clear(0, length);
    }

    @Override
    public int advanceShallow(int target) throws IOException {
        int end = DocIdSetIterator.NO_MORE_DOCS;
        for (int i = 0; i < scorers.length; i++) {
            if (docs[i] <= target) {
                end = Math.min(end, scorers[i].advanceShallow(target));
            } else {
                end = Math.min(end, docs[i] - 1);
            }
        }
        return end;
    }

    @Override
    public float getMaxScore(int upTo) throws IOException {
        float max = 0;
        for (int i = 0; i < scorers.length; i++) {
            if (docs[i] <= upTo) {
                max = Math.max(max, scorers[i].getMaxScore(upTo));
            }
        }
        return max;
    }

    @Override
    public void setMinCompetitiveScore(float score) throws IOException {
        for (Scorer scorer : scorers) {
            scorer.setMinCompetitiveScore(score);
        }
    }
}
