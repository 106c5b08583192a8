package dev.fathom.internal.lucene;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.hit.Explanation;
import dev.fathom.internal.lucene.PassageSearch.Ranked;
import dev.fathom.rank.Candidates;
import dev.fathom.rank.Fusion;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.Signals;
import dev.fathom.rank.Substitute;
import dev.fathom.rank.WindowRanking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;

/** The best of BM25's candidates, ordered anew; after them the others as BM25 has them. */
final class Window {

    private final IndexReading view;
    private final ScoreDoc[] found;
    private final Ranking ranking;
    private final List<Substitute> substitutes;
    private final Words words;
    private final Deadline deadline;
    private final int size;

    /**
     * Passages of which the first are candidates.
     *
     * @param passages candidates, and behind them what goes on in BM25's order
     * @param size how many candidates there are
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Candidacy(ScoreDoc[] passages, int size) {}

    /** Tells what each word adds to a passage's BM25. */
    interface Words {
        List<Explanation> of(int passage) throws IOException;
    }

    Window(
            IndexReading view,
            Candidacy candidacy,
            Ranking ranking,
            List<Substitute> substitutes,
            Words words,
            Deadline deadline) {
        this.view = view;
        this.found = candidacy.passages();
        this.size = candidacy.size();
        this.substitutes = substitutes;
        this.ranking = ranking;
        this.words = words;
        this.deadline = deadline;
    }

    /**
     * The ranking.
     *
     * @throws OutOfTime if time ran out
     */
    List<Ranked> rank(WindowRanking learned, TermSequence query, Optional<QuantisedVector> embedding)
            throws IOException {
        Signals signals =
                learned.signals(query, substitutes, embedding, untilTimeIsOut(view.passages(found, size), deadline));
        Fusion.Fused fused = ranking.fusion().fuse(signals);
        List<Ranked> ranked = new ArrayList<>(found.length);
        for (int candidate : fused.order()) {
            ranked.add(new Ranked(found[candidate].doc, fused.score(candidate), () -> explain(fused, candidate)));
        }
        double last = ranked.isEmpty() ? 0 : ranked.getLast().score();
        for (int i = size; i < found.length; i++) {
            // Only the order of the tail means something: it goes on below the window.
            double score = last - (1 - found[i].score / found[size].score);
            ranked.add(new Ranked(found[i].doc, score, () -> Explanation.of(score, "bm25, after the window")));
        }
        return ranked;
    }

    /** Leaves the ranking of a window for want of time. */
    static final class OutOfTime extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("out of time", null, false, false);
        }
    }

    private Explanation explain(Fusion.Fused fused, int candidate) throws IOException {
        List<Explanation> parts = new ArrayList<>();
        for (Fusion.Part part : fused.parts(candidate)) {
            Explanation explained = Explanation.of(
                    part.contribution(), String.format(Locale.ROOT, "%s %.4f", part.signal(), part.value()));
            boolean bm25 = part.signal().equals(WindowRanking.BM25);
            parts.add(bm25 ? explained.dividedAs(words.of(found[candidate].doc)) : explained);
        }
        return Explanation.sum("sum of", parts);
    }

    /** Candidates, until time runs out. */
    static Candidates untilTimeIsOut(Candidates candidates, Deadline deadline) {
        return new Candidates() {
            @Override
            public int size() {
                return candidates.size();
            }

            @Override
            public double score(int candidate) {
                return candidates.score(candidate);
            }

            @Override
            public int[] readingOrder() {
                return candidates.readingOrder();
            }

            @Override
            public long context(int candidate) {
                if (deadline.shouldExit()) {
                    throw new OutOfTime();
                }
                return candidates.context(candidate);
            }

            @Override
            public TermSequence terms(int candidate) {
                return candidates.terms(candidate);
            }

            @Override
            public QuantisedVector vector(int candidate) {
                return candidates.vector(candidate);
            }
        };
    }
}
