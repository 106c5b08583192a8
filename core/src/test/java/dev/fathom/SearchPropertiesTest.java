package dev.fathom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.hit.Explanation;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.query.Filter;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What holds for every search, over random collections; the seed is in every message. */
@Order(2)
class SearchPropertiesTest {

    private static final List<Ranking> RANKINGS = List.of(
            Ranking.BM25,
            Ranking.HYBRID,
            Ranking.HYBRID.window(7),
            Ranking.reciprocalRank(),
            Ranking.UNION,
            Ranking.UNION.window(7),
            Ranking.VECTORS);

    private final long seed = Long.getLong("fathom.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void aLongerPageBeginsWithTheShorterOne() throws IOException {
        try (FathomIndex index = collection()) {
            for (int i = 0; i < 40; i++) {
                String words = words(4);
                for (Ranking ranking : RANKINGS) {
                    List<String> longer =
                            ids(index.search(PassageQuery.of(words).limit(25), ranking)
                                    .hits());
                    List<String> shorter =
                            ids(index.search(PassageQuery.of(words).limit(9), ranking)
                                    .hits());
                    assertEquals(shorter, longer.subList(0, shorter.size()), message(words, ranking));
                    List<String> second =
                            ids(index.search(PassageQuery.of(words).offset(9).limit(16), ranking)
                                    .hits());
                    assertEquals(second, longer.subList(shorter.size(), longer.size()), message(words, ranking));
                }
            }
        }
    }

    @Test
    void aFilterOnlyRemovesHits() throws IOException {
        try (FathomIndex index = collection()) {
            for (int i = 0; i < 40; i++) {
                String words = words(3);
                int part = random.nextInt(3);
                PassageQuery all = PassageQuery.of(words).collapse(false).limit(1000);
                PassageQuery some = all.filter(Filter.equal("part", part));
                // A window of everything: what is in no window has no score of its own.
                for (Ranking ranking : List.of(Ranking.HYBRID, Ranking.UNION, Ranking.VECTORS)) {
                    Map<String, Double> kept = scores(index.search(all, ranking.window(1000)));
                    kept.keySet().removeIf(id -> !id.endsWith("-" + part));
                    assertEquals(kept, scores(index.search(some, ranking.window(1000))), message(words, ranking));
                }
                Set<String> kept = scores(index.search(all)).keySet();
                kept.removeIf(id -> !id.endsWith("-" + part));
                assertEquals(kept, scores(index.search(some)).keySet(), message(words, Ranking.HYBRID));
            }
        }
    }

    @Test
    void thePartsOfAnExplanationAddUpToTheScore() throws IOException {
        try (FathomIndex index = collection()) {
            for (int i = 0; i < 40; i++) {
                String words = words(5);
                for (Ranking ranking : RANKINGS) {
                    for (PassageHit hit :
                            index.search(PassageQuery.of(words).limit(30).explain(true), ranking)) {
                        Explanation explanation = hit.explanation().orElseThrow();
                        assertEquals(hit.score(), explanation.value(), 1e-9, message(words, ranking));
                        assertAddsUp(explanation, message(words, ranking));
                    }
                }
            }
        }
    }

    private static void assertAddsUp(Explanation node, String message) {
        if (!node.parts().isEmpty()) {
            double sum = node.parts().stream().mapToDouble(Explanation::value).sum();
            assertEquals(node.value(), sum, 1e-6, message);
            node.parts().forEach(part -> assertAddsUp(part, message));
        }
    }

    @Test
    void scoresNeverRise() throws IOException {
        try (FathomIndex index = collection()) {
            for (int i = 0; i < 40; i++) {
                String words = words(4);
                for (Ranking ranking : RANKINGS) {
                    double last = Double.POSITIVE_INFINITY;
                    for (PassageHit hit : index.search(PassageQuery.of(words).limit(300), ranking)) {
                        assertTrue(hit.score() <= last, message(words, ranking));
                        last = hit.score();
                    }
                }
            }
        }
    }

    private String message(String words, Ranking ranking) {
        return "seed " + seed + ", query \"" + words + "\", " + ranking;
    }

    private static List<String> ids(List<PassageHit> hits) {
        return hits.stream().map(hit -> hit.source().id()).toList();
    }

    @Test
    void theUnionHasTheNearestNeighbours() throws IOException {
        try (FathomIndex index = collection()) {
            for (int i = 0; i < 20; i++) {
                PassageQuery query = PassageQuery.of(words(4)).collapse(false).limit(1000);
                Set<String> nearest =
                        scores(index.search(query, Ranking.VECTORS.window(5))).keySet();
                Set<String> words =
                        scores(index.search(query, Ranking.HYBRID.window(5))).keySet();
                Set<String> either = new HashSet<>(words);
                either.addAll(nearest);
                assertEquals(
                        either,
                        scores(index.search(query, Ranking.UNION.window(5))).keySet(),
                        message(query.text(), Ranking.UNION));
            }
        }
    }

    private static Map<String, Double> scores(Hits<PassageHit> hits) {
        Map<String, Double> scores = new HashMap<>();
        hits.forEach(hit -> scores.put(hit.source().id(), hit.score()));
        return scores;
    }

    /** 300 documents of Zipf-distributed words. */
    private FathomIndex collection() throws IOException {
        FathomIndex index = FathomIndex.inMemory();
        for (int i = 0; i < 300; i++) {
            Document document = Document.of(i + "-" + i % 3, words(5 + random.nextInt(60)));
            index.add(document.withMetadata(Metadata.of(Map.of("part", i % 3))));
        }
        index.commit();
        return index;
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "w" + (int) (Math.pow(400, random.nextDouble()) - 1))
                .collect(Collectors.joining(" "));
    }
}
