package dev.fathom.internal.lucene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finds and scores as Lucene's query of the same meaning does. */
class BestOfQueryTest {

    private static final long SEED = 29;
    private static final int DOCUMENTS = 6_000;
    private static final int WORDS = 60;

    private static final Function<List<Query>, Query> LUCENES = queries -> new DisjunctionMaxQuery(queries, 0);

    private static DirectoryReader reader;

    @BeforeAll
    static void index() throws IOException {
        Random random = new Random(SEED);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (int i = 0; i < DOCUMENTS; i++) {
                StringBuilder text = new StringBuilder();
                for (int word = 1 + random.nextInt(30); word > 0; word--) {
                    text.append(' ').append(word(random));
                }
                Document document = new Document();
                document.add(new TextField("text", text.toString(), Store.NO));
                writer.addDocument(document);
                if (i == DOCUMENTS / 5) {
                    writer.flush();
                }
            }
            writer.deleteDocuments(new Term("text", "w7"));
            writer.commit();
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    /** Some words are much more common than others. */
    private static String word(Random random) {
        return "w" + (int) (WORDS * Math.pow(random.nextDouble(), 3));
    }

    @Test
    void findsAndScoresAsLucenesOwn() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Query ours = query(new Random(seed), BestOfQuery::new);
            Query theirs = query(new Random(seed), LUCENES);
            for (int most : List.of(1, 64, DOCUMENTS)) {
                assertArrayEquals(
                        found(theirs, most), found(ours, most), "seed " + seed + ", best " + most + " of " + ours);
            }
            assertEquals(new IndexSearcher(reader).count(theirs), new IndexSearcher(reader).count(ours));
        }
    }

    @Test
    void explainsTheBestScore() throws IOException {
        Query query = query(new Random(5), BestOfQuery::new);
        IndexSearcher searcher = new IndexSearcher(reader);
        for (var hit : searcher.search(query, 5).scoreDocs) {
            assertEquals(hit.score, searcher.explain(query, hit.doc).getValue().floatValue(), 1e-5);
        }
    }

    @Test
    void ofNothingFindsNothing() throws IOException {
        assertEquals(0, found(new BestOfQuery(List.of()), 10).length);
        assertEquals(0, found(new BestOfQuery(List.of(new MatchNoDocsQuery(), term("no such word"))), 10).length);
    }

    /** Documents and the bits of their scores, in order. */
    private static long[] found(Query query, int most) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return Stream.of(searcher.search(query, new TopScoreDocCollectorManager(most, null, most)).scoreDocs)
                .mapToLong(hit -> (long) hit.doc << Integer.SIZE | Float.floatToIntBits(hit.score))
                .toArray();
    }

    /** Some stretches, any of which may match, sometimes under a filter. */
    private static Query query(Random random, Function<List<Query>, Query> bestOf) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            any.add(stretch(random, bestOf, 2), Occur.SHOULD);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        if (random.nextInt(3) == 0) {
            all.add(term(word(random)), Occur.FILTER);
        }
        if (random.nextInt(4) == 0) {
            all.add(stretch(random, bestOf, 1), Occur.MUST);
        }
        return all.build();
    }

    private static Query stretch(Random random, Function<List<Query>, Query> bestOf, int depth) {
        List<Query> either = new ArrayList<>();
        either.add(depth > 0 && random.nextBoolean() ? some(random, bestOf, depth - 1) : term(word(random)));
        for (int i = random.nextInt(3); i > 0; i--) {
            Query other = switch (random.nextInt(3)) {
                case 0 -> term(word(random));
                case 1 -> new PhraseQuery("text", word(random), word(random));
                default ->
                    new BooleanQuery.Builder()
                            .add(term(word(random)), Occur.MUST)
                            .add(term(word(random)), Occur.MUST)
                            .build();
            };
            either.add(new BoostQuery(other, 0.1f + random.nextFloat()));
        }
        return bestOf.apply(either);
    }

    private static Query some(Random random, Function<List<Query>, Query> bestOf, int depth) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        IntStream.range(0, 2).forEach(i -> some.add(stretch(random, bestOf, depth), Occur.SHOULD));
        return some.build();
    }

    private static Query term(String word) {
        return new TermQuery(new Term("text", word));
    }
}
