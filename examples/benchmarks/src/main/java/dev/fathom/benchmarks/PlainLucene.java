package dev.fathom.benchmarks;

import dev.fathom.FathomIndex;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.Fields;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.Filter;
import dev.fathom.query.Query;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SlowCodecReaderWrapper;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** What a user of Lucene would write by hand: BM25 over one field, the ten best with their stored text. */
final class PlainLucene implements Closeable {

    private static final int HITS = 10;
    private static final int COUNTED = 1_000;
    private static final String VALUE = "value";

    private final FSDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final TextAnalysis analysis;
    private final String words;
    private final String text;

    private PlainLucene(FSDirectory directory, TextAnalysis analysis, String words, String text) throws IOException {
        this.directory = directory;
        this.analysis = analysis;
        this.words = words;
        this.text = text;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(0.9f, 0.6f));
    }

    /** The passages of an index that Fathom made, in its own files. */
    static PlainLucene passages(Path index) throws IOException {
        return new PlainLucene(FSDirectory.open(index), TextAnalysis.of("en"), "all", "slice");
    }

    /**
     * The passages of an index that Fathom made, with all else in it, written anew as Lucene does it unless told otherwise.
     *
     * @param folder a new folder
     */
    static PlainLucene passages(Path index, Path folder) throws IOException {
        TextAnalysis analysis = TextAnalysis.of("en");
        FSDirectory directory = FSDirectory.open(folder);
        IndexWriterConfig config = new IndexWriterConfig(analysis.analyzer()).setParentField(Fields.PARENT);
        try (FSDirectory fathom = FSDirectory.open(index);
                DirectoryReader reader = DirectoryReader.open(fathom);
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                writer.addIndexes(SlowCodecReaderWrapper.wrap(leaf.reader()));
            }
            writer.forceMerge(1);
        }
        return new PlainLucene(directory, analysis, "all", "slice");
    }

    /**
     * The figures of an index, written anew: of each its value in the base unit, and its sentence, headings and title as one
     * text.
     *
     * @param folder a new folder
     */
    static PlainLucene figures(FathomIndex index, Path folder) throws IOException {
        TextAnalysis analysis = TextAnalysis.of("en");
        FSDirectory directory = FSDirectory.open(folder);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analysis.analyzer()))) {
            for (String id : index.ids()) {
                Hits<FigureHit> all = index.search(FigureQuery.about("")
                        .filter(new Filter.Compare("id", Filter.Operator.EQUAL, id))
                        .limit(Query.MAX_WINDOW)
                        .collapse(false));
                for (FigureHit hit : all) {
                    writer.addDocument(document(hit));
                }
            }
            writer.forceMerge(1);
        }
        return new PlainLucene(directory, analysis, "text", "text");
    }

    private static Document document(FigureHit hit) {
        Document document = new Document();
        String headings = String.join("\n", hit.headings());
        String title = hit.source().title().orElse("");
        document.add(new TextField("text", hit.sentence() + "\n" + headings + "\n" + title, Store.YES));
        double value = hit.figure().quantity().low().doubleValue();
        document.add(new DoubleField(VALUE, hit.figure().unit().toBase(value), Store.NO));
        return document;
    }

    /** How many documents there are. */
    int size() {
        return reader.numDocs();
    }

    /** Asks for a query's words. */
    int search(String query) throws IOException {
        return search(query, Optional.empty());
    }

    /** Asks for the same words, and a value within the same range. */
    int search(FigureQuery query) throws IOException {
        return search(query.subject(), query.demands().value());
    }

    private int search(String query, Optional<Condition> range) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : List.copyOf(new java.util.LinkedHashSet<>(analysis.terms(query)))) {
            any.add(new TermQuery(new Term(words, term)), Occur.SHOULD);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        range.map(Condition::interval)
                .ifPresent(interval ->
                        all.add(DoubleField.newRangeQuery(VALUE, interval.low(), interval.high()), Occur.FILTER));
        StoredFields stored = searcher.storedFields();
        int characters = 0;
        for (ScoreDoc found :
                searcher.search(all.build(), new TopScoreDocCollectorManager(HITS, null, COUNTED)).scoreDocs) {
            characters += stored.document(found.doc).get(text).length();
        }
        return characters;
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(reader, directory);
    }
}
