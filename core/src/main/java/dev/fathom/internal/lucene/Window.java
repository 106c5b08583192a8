package dev.fathom.internal.lucene;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.hit.Explanation;
import dev.fathom.internal.lucene.PassageSearch.Ranked;
import dev.fathom.rank.Candidates;
import dev.fathom.rank.Fusion;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.Signals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.search.ScoreDoc;

/** The best of BM25's candidates, ordered anew; after them the others as BM25 has them. */
final class Window {

    private final LuceneView view;
    private final ScoreDoc[] found;
    private final Ranking ranking;
    private final Deadline deadline;
    private final int size;

    Window(LuceneView view, ScoreDoc[] found, Ranking ranking, Deadline deadline) {
        this.view = view;
        this.found = found;
        this.ranking = ranking;
        this.deadline = deadline;
        this.size = Math.min(found.length, ranking.window());
    }

    /** The ranking; absent if time ran out, since scores of half a window mean nothing. */
    Optional<List<Ranked>> rank(TermSequence query, Optional<QuantisedVector> embedding) {
        Signals signals;
        try {
            signals = view.learned().ranking().signals(query, embedding, candidates());
        } catch (OutOfTime e) {
            return Optional.empty();
        }
        Fusion.Fused fused = ranking.fusion().fuse(signals);
        List<Ranked> ranked = new ArrayList<>(found.length);
        for (int candidate : fused.order()) {
            ranked.add(new Ranked(found[candidate].doc, fused.score(candidate), () -> explain(fused, candidate)));
        }
        double last = ranked.isEmpty() ? 0 : ranked.getLast().score();
        for (int i = size; i < found.length; i++) {
            // Only the order of the tail means something: it goes on below the window.
            double score = last - (1 - found[i].score / found[size - 1].score);
            ranked.add(new Ranked(found[i].doc, score, () -> Explanation.of(score, "bm25, after the window")));
        }
        return Optional.of(ranked);
    }

    /** Leaves the ranking of a window for want of time. */
    private static final class OutOfTime extends RuntimeException {

        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("out of time", null, false, false);
        }
    }

    private static Explanation explain(Fusion.Fused fused, int candidate) {
        return Explanation.sum(
                "sum of",
                fused.parts(candidate).stream()
                        .map(part -> Explanation.of(
                                part.contribution(),
                                String.format(Locale.ROOT, "%s %.4f", part.signal(), part.value())))
                        .toList());
    }

    private Candidates candidates() {
        ContextReader reader = new ContextReader(view);
        return new Candidates() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public double score(int candidate) {
                return found[candidate].score;
            }

            @Override
            public int[] readingOrder() {
                return IntStream.range(0, size)
                        .boxed()
                        .sorted(Comparator.comparingInt(candidate -> found[candidate].doc))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }

            @Override
            public long context(int candidate) {
                if (deadline.shouldExit()) {
                    throw new OutOfTime();
                }
                return reader.moveTo(found[candidate].doc);
            }

            @Override
            public TermSequence terms(int candidate) {
                return reader.terms();
            }

            @Override
            public QuantisedVector vector(int candidate) {
                return reader.vector();
            }
        };
    }
}
