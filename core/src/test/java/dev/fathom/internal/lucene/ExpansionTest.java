package dev.fathom.internal.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Expansion.Positions;
import dev.fathom.query.Thesaurus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionTest {

    private static final String FIELD = "text";
    private static final TextAnalysis ENGLISH = TextAnalysis.of("en");

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final List<DirectoryReader> readers = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws IOException {
        for (DirectoryReader reader : readers) {
            reader.close();
        }
        directory.close();
    }

    private DirectoryReader index(String... texts) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(ENGLISH.analyzer()))) {
            for (String text : texts) {
                Document document = new Document();
                document.add(new TextField(FIELD, text, Store.NO));
                writer.addDocument(document);
            }
        }
        readers.add(DirectoryReader.open(directory));
        return readers.getLast();
    }

    private Thesaurus thesaurus(String... lines) throws IOException {
        return Thesaurus.read(Files.writeString(folder.resolve("t.txt"), String.join("\n", lines)));
    }

    private static Expansion expansion(String query, Thesaurus thesaurus, DirectoryReader reader, Positions positions)
            throws IOException {
        return Expansion.of(
                QueryWords.of(query, ENGLISH.tokens(query)),
                SubjectWeights.all(1),
                ENGLISH,
                thesaurus,
                new LuceneStatistics(new IndexSearcher(reader)),
                FIELD,
                positions);
    }

    private static ScoreDoc[] search(DirectoryReader reader, Expansion words) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Query part : words.queries()) {
            any.add(part, Occur.SHOULD);
        }
        return new IndexSearcher(reader).search(any.build(), 100).scoreDocs;
    }

    @Test
    void findsTheAlternativeOfAWordAndOfAPhrase() throws IOException {
        DirectoryReader reader = index("an expressway opened", "houses for the poor", "nothing of the kind");
        Thesaurus thesaurus = thesaurus("motorway = expressway = freeway", "needy family ~ poor");
        Expansion road = expansion("motorways", thesaurus, reader, Positions.KNOWN);
        assertEquals(Map.of(List.of("expresswai"), "motorways"), road.alternatives());
        assertEquals(0, search(reader, road)[0].doc);
        Expansion home = expansion("homes for needy families", thesaurus, reader, Positions.KNOWN);
        assertEquals(Map.of(List.of("poor"), "needy families"), home.alternatives());
        ScoreDoc[] found = search(reader, home);
        assertEquals(List.of(1), List.of(found[0].doc));
        assertEquals(1, found.length);
    }

    @Test
    void aPhraseStandsInItsOrderWhereTheOrderIsKnown() throws IOException {
        DirectoryReader reader = index("people out of work", "work carried out here", "walk");
        Thesaurus thesaurus = thesaurus("jobless = out of work");
        assertEquals(1, search(reader, expansion("jobless", thesaurus, reader, Positions.KNOWN)).length);
        assertEquals(2, search(reader, expansion("jobless", thesaurus, reader, Positions.UNKNOWN)).length);
    }

    @Test
    void aRareAlternativeDoesNotOutweighTheCommonWord() throws IOException {
        List<String> texts =
                IntStream.range(0, 50).mapToObj(i -> "road number " + i).collect(Collectors.toList());
        texts.add("causeway number 51");
        DirectoryReader reader = index(texts.toArray(String[]::new));
        Expansion words = expansion("roads", thesaurus("road ~ causeway 1"), reader, Positions.KNOWN);
        ScoreDoc[] found = search(reader, words);
        assertEquals(51, found.length);
        float road = found[0].doc == 50 ? found[1].score : found[0].score;
        float causeway = IntStream.range(0, 51)
                .filter(i -> found[i].doc == 50)
                .mapToObj(i -> found[i].score)
                .findFirst()
                .orElseThrow();
        assertEquals(road, causeway, 1e-4, "weight 1 and the same length: the same score");
    }

    @Test
    void onlyTheStrongestAlternativesAreUsedAndNoneThatIsTyped() throws IOException {
        String many =
                IntStream.range(0, 20).mapToObj(i -> "w" + i + (char) ('a' + i)).collect(Collectors.joining(" "));
        DirectoryReader reader = index(many + " head tail");
        String line = "head ~ "
                + IntStream.range(0, 20)
                        .mapToObj(i -> "w" + i + (char) ('a' + i) + " 0." + (10 + i))
                        .collect(Collectors.joining(", "))
                + ", tail 0.9";
        Expansion words = expansion("head tail", thesaurus(line), reader, Positions.KNOWN);
        assertEquals(8, words.alternatives().size());
        assertTrue(words.alternatives().containsKey(List.of("w19t")), () -> "" + words.alternatives());
        assertTrue(!words.alternatives().containsKey(List.of("tail")));
    }

    @Test
    void marksWordsAndAlternativesButOnlyWholePhrases() throws IOException {
        String text = "Work was hard: out of work, out of luck, jobless.";
        DirectoryReader reader = index(text);
        Highlights highlights =
                new Highlights(expansion("jobless", thesaurus("jobless = out of work"), reader, Positions.KNOWN));
        assertEquals(
                List.of("out", "work", "jobless"),
                highlights.in(ENGLISH.tokens(text)).stream()
                        .map(highlight -> highlight.span().of(text))
                        .toList());
    }

    @Test
    void withoutThesaurusTheWordsAlone() throws IOException {
        DirectoryReader reader = index("an expressway opened");
        Expansion words = expansion("motorways and motorways", Thesaurus.none(), reader, Positions.KNOWN);
        assertEquals(1, words.queries().size());
        assertEquals(0, search(reader, words).length);
    }
}
