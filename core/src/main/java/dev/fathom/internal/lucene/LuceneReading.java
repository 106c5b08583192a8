package dev.fathom.internal.lucene;

import dev.fathom.backend.StatedFigure;
import dev.fathom.figure.Figure;
import dev.fathom.hit.Source;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.Signature;
import dev.fathom.query.FigureQuery;
import dev.fathom.rank.Candidates;
import dev.fathom.rank.WindowRanking;
import dev.fathom.text.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;

/** What one search reads of an embedded index: what it has opened stays open. Used by one thread, for one search. */
final class LuceneReading implements IndexReading {

    private final IndexSearcher searcher;
    private final TextAnalysis analysis;
    private final Learned learned;
    private final Statistics statistics;
    private final StoredFields stored;
    private final BinaryColumn signatures;
    private final BinaryColumn figures;
    private final BinaryColumn sources;

    /** The documents of hits, by the numbers of their records: often many hits are of one. */
    private final Map<Integer, Source> known = new HashMap<>();

    LuceneReading(IndexSearcher searcher, TextAnalysis analysis, Learned learned) throws IOException {
        this.searcher = searcher;
        this.analysis = analysis;
        this.learned = learned;
        this.statistics = new LuceneStatistics(searcher);
        this.stored = searcher.storedFields();
        this.signatures = new BinaryColumn(searcher.getIndexReader(), Fields.SIGNATURE);
        this.figures = new BinaryColumn(searcher.getIndexReader(), Fields.ENCODED);
        this.sources = new BinaryColumn(searcher.getIndexReader(), Fields.SOURCE);
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
        return statistics;
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

    /** A searcher that stops when time is up. */
    private IndexSearcher searcher(Deadline deadline) {
        Searcher timed = new Searcher(searcher.getIndexReader(), learned);
        timed.setTimeout(deadline);
        return timed;
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
        return Passages.read(stored, passage);
    }

    @Override
    public Signature[] signatures(int[] passages) throws IOException {
        Signature[] read = new Signature[passages.length];
        for (int place : DocOrder.of(passages.length, place -> passages[place])) {
            BytesRef bytes = signatures.of(passages[place]);
            read[place] = Signature.fromBytes(bytes.bytes, bytes.offset, bytes.length);
        }
        return read;
    }

    @Override
    public StatedFigure stated(int figure) throws IOException {
        return Encoding.figure(figures.of(figure));
    }

    @Override
    public Map<Integer, List<Figure>> figures(List<Integer> passages, Optional<Query> asked) throws IOException {
        PassageFigures reader = new PassageFigures(searcher, figures, asked);
        Map<Integer, List<Figure>> stated = new HashMap<>();
        // Figures are read forwards.
        for (int passage : passages.stream().sorted().toList()) {
            stated.put(passage, reader.of(passage));
        }
        return stated;
    }

    @Override
    public Candidates passages(ScoreDoc[] found, int size) {
        return new ContextReader(searcher.getIndexReader(), found, size);
    }

    @Override
    public List<Candidate> figures(ScoreDoc[] found, FigureQuery query) throws IOException {
        Candidate[] candidates = new Candidate[found.length];
        LeafReaderContext leaf = null;
        Candidate.Reader reader = null;
        for (int place : DocOrder.of(found.length, place -> found[place].doc)) {
            int doc = found[place].doc;
            if (reader == null
                    || leaf == null
                    || doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaf(doc);
                reader = new Candidate.Reader(leaf.reader(), query);
            }
            candidates[place] = reader.read(doc - leaf.docBase, found[place].score);
        }
        return List.of(candidates);
    }

    @Override
    public StoredPassage passageOf(int figure, Span holding) throws IOException {
        return Passages.read(stored, Blocks.next(Blocks.PASSAGES, leaf(figure), figure), holding);
    }

    @Override
    public int recordOf(int doc) throws IOException {
        return Blocks.next(Blocks.RECORDS, leaf(doc), doc);
    }

    private LeafReaderContext leaf(int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    @Override
    public Source source(int record) throws IOException {
        Source source = known.get(record);
        if (source == null) {
            source = Encoding.source(sources.of(record));
            known.put(record, source);
        }
        return source;
    }
}
