package dev.fathom.internal.lucene;

import dev.fathom.hit.Explanation;
import dev.fathom.hit.Source;
import dev.fathom.internal.lucene.PassageSearch.Ranked;
import dev.fathom.rank.Reranking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Has a reranker order the best passages anew; the others stay behind them as they were. */
final class TopReranker {

    private final IndexReading view;
    private final Reranking reranking;

    /** By passage, since documents are ranked several times, ever deeper. */
    private final Map<Integer, Float> known = new HashMap<>();

    TopReranker(IndexReading view, Reranking reranking) {
        this.view = view;
        this.reranking = reranking;
    }

    List<Ranked> rerank(String query, List<Ranked> ranked) throws IOException {
        List<Ranked> top = ranked.subList(0, Math.min(ranked.size(), reranking.depth()));
        if (top.isEmpty()) {
            return ranked;
        }
        score(query, top);
        float lowest =
                Collections.min(top.stream().map(passage -> score(passage)).toList());
        List<Ranked> result = new ArrayList<>();
        double floor =
                top.size() < ranked.size() ? Math.max(0, ranked.get(top.size()).score()) : 0;
        for (Ranked passage : top) {
            float score = score(passage);
            result.add(ranked(passage, score, score - lowest, floor));
        }
        result.sort(Comparator.comparingDouble(Ranked::score).reversed());
        result.addAll(ranked.subList(top.size(), ranked.size()));
        return result;
    }

    private float score(Ranked passage) {
        return Objects.requireNonNull(known.get(passage.doc()), "the score of a passage of the top");
    }

    private void score(String query, List<Ranked> top) throws IOException {
        List<Ranked> unknown = top.stream()
                .filter(passage -> !known.containsKey(passage.doc()))
                .toList();
        if (!unknown.isEmpty()) {
            float[] scores = reranking.scores(query, texts(unknown));
            for (int i = 0; i < scores.length; i++) {
                known.put(unknown.get(i).doc(), scores[i]);
            }
        }
    }

    /** Above all that was not scored, by how much better than the worst that was. */
    private Ranked ranked(Ranked passage, float score, double above, double floor) {
        String name = reranking.reranker().name();
        return new Ranked(
                passage.doc(),
                floor + above,
                () -> Explanation.sum(
                        "sum of",
                        List.of(
                                Explanation.of(
                                        above, String.format(Locale.ROOT, "%s %.4f, less the lowest", name, score)),
                                Explanation.of(floor, "the best that " + name + " did not score"))));
    }

    private List<String> texts(List<Ranked> passages) throws IOException {
        view.expect(passages.stream().map(Ranked::doc).toList());
        List<String> texts = new ArrayList<>();
        for (Ranked ranked : passages) {
            StoredPassage passage = view.passage(ranked.doc());
            Source source = view.sourceOf(ranked.doc());
            List<String> parts = new ArrayList<>();
            source.title().ifPresent(parts::add);
            parts.addAll(passage.passage().headings());
            parts.add(passage.text());
            texts.add(String.join("\n", parts));
        }
        return texts;
    }
}
