package dev.fathom.internal.lucene;

import dev.fathom.backend.Kind;
import dev.fathom.backend.Known;
import dev.fathom.backend.StatedFigure;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import dev.fathom.embed.LatentModel;
import dev.fathom.embed.QuantisedVector;
import dev.fathom.figure.Figure;
import dev.fathom.hit.DocumentHit;
import dev.fathom.hit.FacetCount;
import dev.fathom.hit.FigureHit;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.hit.Source;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.Signature;
import dev.fathom.query.Facet;
import dev.fathom.query.FigureQuery;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Candidates;
import dev.fathom.rank.Ranking;
import dev.fathom.rank.WindowRanking;
import dev.fathom.text.Span;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;

/** The index as it was at one moment. Searches from many threads; closed once. */
public final class LuceneView implements View, IndexReading {

    private final IndexSearcher searcher;
    private final Records records;
    private final TextAnalysis analysis;
    private final Learned learned;
    private final Closeable release;

    LuceneView(IndexSearcher searcher, TextAnalysis analysis, Learned learned, Closeable release) {
        this.searcher = searcher;
        this.records = new Records(searcher);
        this.analysis = analysis;
        this.learned = learned;
        this.release = release;
    }

    static LuceneView empty(TextAnalysis analysis) throws IOException {
        return new LuceneView(new IndexSearcher(new MultiReader()), analysis, Learned.nothing(), () -> {});
    }

    @Override
    public void close() throws IOException {
        release.close();
    }

    @Override
    public long count(Kind kind) throws IOException {
        return records.count(kind);
    }

    @Override
    public Optional<Document> document(String id) throws IOException {
        return records.document(id);
    }

    @Override
    public void entries(Receiver receiver) throws IOException {
        StoredEntries.read(searcher.getIndexReader(), receiver);
    }

    @Override
    public Optional<LatentModel> model() {
        return learned.isEmpty() ? Optional.empty() : Optional.of(learned.model());
    }

    @Override
    public Hits<PassageHit> search(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        return new PassageSearch(this, query, embedding, ranking).search();
    }

    @Override
    public Hits<DocumentHit> documents(PassageQuery query, Optional<QuantisedVector> embedding, Ranking ranking)
            throws IOException {
        return new PassageSearch(this, query, embedding, ranking).documents();
    }

    @Override
    public Hits<FigureHit> search(FigureQuery query) throws IOException {
        return new FigureSearch(this, query).search();
    }

    @Override
    public List<FacetCount> facets(dev.fathom.query.Query query, Facet facet, int limit) throws IOException {
        Query lucene = switch (query) {
            case FigureQuery figures -> new FigureSearch(this, figures).lucene();
            case PassageQuery passages -> new PassageSearch(this, passages, Optional.empty(), Ranking.BM25).lucene();
        };
        return FacetCounter.count(searcher, lucene, facet, limit);
    }

    @Override
    public Optional<String> suggestion(String text) throws IOException {
        return new Suggestions(this, Suggestions.in(searcher.getIndexReader())).of(text);
    }

    IndexSearcher searcher() {
        return searcher;
    }

    @Override
    public Optional<WindowRanking> ranking() {
        return learned.isEmpty() ? Optional.empty() : Optional.of(learned.ranking());
    }

    @Override
    public TextAnalysis analysis() {
        return analysis;
    }

    @Override
    public Statistics statistics() {
        return new LuceneStatistics(searcher);
    }

    @Override
    public TopDocs top(Query query, Optional<Sort> order, int most, int counted, Deadline deadline) throws IOException {
        int wanted = Math.min(most, Math.max(1, searcher.getIndexReader().maxDoc()));
        IndexSearcher timed = searcher(deadline);
        TopDocs found = order.isPresent()
                ? timed.search(query, wanted, order.get(), true)
                : timed.search(query, new TopScoreDocCollectorManager(wanted, null, counted));
        deadline.requireWanted();
        return found;
    }

    @Override
    public long count(Query query) throws IOException {
        return searcher.count(query);
    }

    @Override
    public float[] scores(Query query, int[] found) throws IOException {
        return Searcher.scores(searcher, query, found);
    }

    @Override
    public StoredPassage passage(int passage) throws IOException {
        return Passages.read(searcher.storedFields(), passage);
    }

    @Override
    public Signature signature(int passage) throws IOException {
        BytesRef bytes = records.binary(passage, Fields.SIGNATURE);
        return Signature.fromBytes(Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
    }

    @Override
    public StatedFigure stated(int figure) throws IOException {
        return Encoding.figure(records.binary(figure, Fields.ENCODED));
    }

    @Override
    public Map<Integer, List<Figure>> figures(List<Integer> passages, Optional<Query> asked) throws IOException {
        PassageFigures reader = new PassageFigures(this, asked);
        Map<Integer, List<Figure>> figures = new HashMap<>();
        for (int passage : passages) {
            figures.put(passage, reader.of(passage));
        }
        return figures;
    }

    @Override
    public Candidates passages(ScoreDoc[] found, int size) {
        return new ContextReader(this, found, size);
    }

    @Override
    public List<Candidate> figures(ScoreDoc[] found, FigureQuery query) throws IOException {
        List<Candidate> figures = new ArrayList<>(Arrays.asList(new Candidate[found.length]));
        // In the order of the documents, since doc values are read forwards.
        long[] byDoc = new long[found.length];
        Arrays.setAll(byDoc, i -> (long) found[i].doc << Integer.SIZE | i);
        Arrays.sort(byDoc);
        LeafReaderContext leaf = null;
        Candidate.Reader reader = null;
        for (long packed : byDoc) {
            int i = (int) packed;
            int doc = found[i].doc;
            if (reader == null
                    || leaf == null
                    || doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaf(doc);
                reader = new Candidate.Reader(leaf.reader(), query);
            }
            figures.set(i, reader.read(doc - leaf.docBase, found[i].score));
        }
        return figures;
    }

    /** A figure stands before the passage that states it. */
    @Override
    public StoredPassage passageOf(int figure, Span holding) throws IOException {
        LeafReaderContext leaf = leaf(figure);
        PostingsEnum passages = leaf.reader().postings(new Term(Fields.KIND, Fields.PASSAGE));
        if (passages == null) {
            throw new IOException("the index is damaged: figure " + figure + " stands before no passage");
        }
        int passage = leaf.docBase + passages.advance(figure - leaf.docBase);
        return Passages.read(searcher.storedFields(), passage, holding);
    }

    /** A searcher that stops when time is up. */
    IndexSearcher searcher(Deadline deadline) {
        Searcher timed = new Searcher(searcher.getIndexReader(), learned);
        timed.setTimeout(deadline);
        return timed;
    }

    LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    /** The record stands at the end of the block. */
    @Override
    public int recordOf(int doc) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        return leaf.docBase + DocValues.getNumeric(leaf.reader(), Fields.PARENT).advance(doc - leaf.docBase);
    }

    @Override
    public Source source(int record) throws IOException {
        return records.source(record);
    }

    @Override
    public Map<String, Known> known() throws IOException {
        return records.known();
    }

    @Override
    public Set<String> ids() throws IOException {
        return records.ids();
    }
}
