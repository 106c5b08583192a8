package dev.fathom.internal.lucene;

import dev.fathom.embed.QuantisedVector;
import dev.fathom.embed.TermSequence;
import dev.fathom.rank.WindowRanking;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;

/**
 * The exact nearest neighbours of a query among all passages that may answer: every vector is compared. A passage whose
 * vector does not point the query's way is no neighbour.
 */
final class Neighbours {

    private final IndexReading view;
    private final WindowRanking learned;
    private final Deadline deadline;

    Neighbours(IndexReading view, WindowRanking learned, Deadline deadline) {
        this.view = view;
        this.learned = learned;
        this.deadline = deadline;
    }

    /**
     * The neighbours, nearest first, each scored by BM25 as the other candidates are.
     *
     * @param admissible matches the passages that may answer
     * @param scored scores them
     */
    ScoreDoc[] of(TermSequence query, Optional<QuantisedVector> embedding, Query admissible, Query scored, int count)
            throws IOException {
        int passages = Math.toIntExact(view.count(admissible));
        if (passages == 0) {
            return new ScoreDoc[0];
        }
        TopDocs all = view.top(admissible, Optional.of(Sort.INDEXORDER), passages, 1, deadline);
        int size = all.scoreDocs.length;
        double[] similarities = learned.similarities(
                query, embedding, Window.untilTimeIsOut(view.passages(all.scoreDocs, size), deadline));
        int[] nearest = IntStream.range(0, size)
                .filter(i -> similarities[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -similarities[i]))
                .limit(count)
                .mapToInt(i -> all.scoreDocs[i].doc)
                .toArray();
        float[] scores = view.scores(scored, nearest);
        return IntStream.range(0, nearest.length)
                .mapToObj(i -> new ScoreDoc(nearest[i], scores[i]))
                .toArray(ScoreDoc[]::new);
    }

    /** The first of what was found, the neighbours that are not among them, and the rest of what was found. */
    static Window.Candidacy union(ScoreDoc[] found, int window, ScoreDoc[] neighbours) {
        int first = Math.min(window, found.length);
        Set<Integer> among = new HashSet<>();
        for (int i = 0; i < first; i++) {
            among.add(found[i].doc);
        }
        ScoreDoc[] joining = Stream.of(neighbours)
                .filter(neighbour -> among.add(neighbour.doc))
                .toArray(ScoreDoc[]::new);
        ScoreDoc[] all = Stream.of(
                        Stream.of(found).limit(first),
                        Stream.of(joining),
                        Stream.of(found).skip(first).filter(doc -> among.add(doc.doc)))
                .flatMap(docs -> docs)
                .toArray(ScoreDoc[]::new);
        return new Window.Candidacy(all, first + joining.length);
    }
}
