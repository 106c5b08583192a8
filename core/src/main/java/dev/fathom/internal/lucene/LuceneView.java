package dev.fathom.internal.lucene;

import dev.fathom.backend.Kind;
import dev.fathom.backend.Known;
import dev.fathom.backend.StatedFigure;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
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
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** The index as it was at one moment. Searches from many threads; closed once. */
public final class LuceneView implements View, IndexReading {

    private static final Set<String> RECORD_FIELDS =
            Set.of(Fields.ID, Fields.RECORD_TITLE, Fields.RECORD_DATE, Fields.METADATA);

    private final IndexSearcher searcher;
    private final TextAnalysis analysis;
    private final Learned learned;
    private final Closeable release;

    LuceneView(IndexSearcher searcher, TextAnalysis analysis, Learned learned, Closeable release) {
        this.searcher = searcher;
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

    /** The hash kept with the document of that id, if there is one. */
    static Optional<String> hash(IndexSearcher searcher, String id) throws IOException {
        int record = recordNumber(searcher, id);
        return record < 0
                ? Optional.empty()
                : Optional.ofNullable(searcher.storedFields()
                        .document(record, Set.of(Fields.HASH))
                        .get(Fields.HASH));
    }

    private static int recordNumber(IndexSearcher searcher, String id) throws IOException {
        Query query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.KIND, Fields.RECORD)), Occur.FILTER)
                .build();
        TopDocs found = searcher.search(query, 1);
        return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
    }

    @Override
    public long count(Kind kind) throws IOException {
        String term = switch (kind) {
            case DOCUMENT -> Fields.RECORD;
            case PASSAGE -> Fields.PASSAGE;
            case FIGURE -> Fields.FIGURE;
        };
        return searcher.count(new TermQuery(new Term(Fields.KIND, term)));
    }

    @Override
    public Optional<Document> document(String id) throws IOException {
        int number = recordNumber(searcher, id);
        if (number < 0) {
            return Optional.empty();
        }
        StoredFields stored = searcher.storedFields();
        StringBuilder text = new StringBuilder();
        Query passages = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.KIND, Fields.PASSAGE)), Occur.FILTER)
                .build();
        for (int passage : inOrder(passages)) {
            text.append(stored.document(passage, Set.of(Fields.SLICE)).get(Fields.SLICE));
        }
        org.apache.lucene.document.Document record = stored.document(number);
        text.append(record.get(Fields.TAIL));
        Source source = source(record);
        return Optional.of(new Document(id, source.title(), source.date(), text.toString(), source.metadata()));
    }

    private List<Integer> inOrder(Query query) throws IOException {
        int count = searcher.count(query);
        List<Integer> numbers = new ArrayList<>();
        if (count > 0) {
            for (ScoreDoc doc : searcher.search(query, count, Sort.INDEXORDER).scoreDocs) {
                numbers.add(doc.doc);
            }
        }
        return numbers;
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
    public float score(Query query, int found) throws IOException {
        return searcher.explain(query, found).getValue().floatValue();
    }

    @Override
    public StoredPassage passage(int passage) throws IOException {
        return Passages.read(searcher.storedFields(), passage);
    }

    @Override
    public Signature signature(int passage) throws IOException {
        BytesRef bytes = binary(passage, Fields.SIGNATURE);
        return Signature.fromBytes(Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
    }

    @Override
    public StatedFigure stated(int figure) throws IOException {
        return Encoding.figure(binary(figure, Fields.ENCODED));
    }

    private BytesRef binary(int doc, String field) throws IOException {
        LeafReaderContext leaf = leaf(doc);
        BinaryDocValues values = DocValues.getBinary(leaf.reader(), field);
        values.advanceExact(doc - leaf.docBase);
        return values.binaryValue();
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
        Integer[] byDoc = new Integer[found.length];
        Arrays.setAll(byDoc, i -> i);
        Arrays.sort(byDoc, Comparator.comparingInt(i -> found[i].doc));
        LeafReaderContext leaf = null;
        Candidate.Reader reader = null;
        for (int i : byDoc) {
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
    public StoredPassage passageOf(int figure) throws IOException {
        LeafReaderContext leaf = leaf(figure);
        PostingsEnum passages = leaf.reader().postings(new Term(Fields.KIND, Fields.PASSAGE));
        if (passages == null) {
            throw new IOException("the index is damaged: figure " + figure + " stands before no passage");
        }
        return passage(leaf.docBase + passages.advance(figure - leaf.docBase));
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
        return source(searcher.storedFields().document(record, RECORD_FIELDS));
    }

    private static Source source(org.apache.lucene.document.Document record) {
        IndexableField date = record.getField(Fields.RECORD_DATE);
        IndexableField metadata = record.getField(Fields.METADATA);
        return new Source(
                record.get(Fields.ID),
                Optional.ofNullable(record.get(Fields.RECORD_TITLE)),
                date == null
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(date.numericValue().longValue())),
                metadata == null ? Metadata.EMPTY : Encoding.metadata(metadata.binaryValue()));
    }

    @Override
    public Map<String, Known> known() throws IOException {
        Map<String, Known> known = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), Fields.KNOWN);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                if (live == null || live.get(doc)) {
                    Encoding.known(values.binaryValue(), known);
                }
            }
        }
        return known;
    }

    @Override
    public Set<String> ids() throws IOException {
        Set<String> ids = new HashSet<>();
        for (int number : inOrder(new TermQuery(new Term(Fields.KIND, Fields.RECORD)))) {
            ids.add(sourceOf(number).id());
        }
        return ids;
    }
}
