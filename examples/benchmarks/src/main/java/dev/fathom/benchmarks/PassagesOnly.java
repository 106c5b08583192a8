package dev.fathom.benchmarks;

import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.Kind;
import dev.fathom.backend.StatedFigure;
import dev.fathom.backend.View;
import dev.fathom.document.Document;
import dev.fathom.hit.Hits;
import dev.fathom.hit.PassageHit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.LuceneStore;
import dev.fathom.passage.Passage;
import dev.fathom.query.PassageQuery;
import dev.fathom.rank.Ranking;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.Directory;

/** What Fathom does of an index when passages come from elsewhere and no figures are asked for; no setting of users says so. */
final class PassagesOnly implements Closeable {

    /** What it says it was built with. */
    static final Fingerprint BUILT = new Fingerprint("", "", "", "", "", "");

    private final LuceneStore store;

    PassagesOnly(Directory directory) {
        store = new LuceneStore(directory, "of a benchmark", TextAnalysis.of("en"), BUILT, BUILT);
    }

    /** Puts a document with these passages. */
    void add(Document document, List<Passage> passages) throws IOException {
        store.put(entry(document, passages));
    }

    /** A document made ready: its passages, and no figures. */
    static Entry entry(Document document, List<Passage> passages) {
        List<List<StatedFigure>> figures = Collections.nCopies(passages.size(), List.of());
        return new Entry(document, Integer.toHexString(document.hashCode()), passages, figures, List.of());
    }

    /** Makes what was added visible; nothing is learned yet. */
    void refresh() throws IOException {
        store.refresh();
    }

    /** Learns, and makes all durable. */
    void commit() throws IOException {
        store.commit(BUILT);
    }

    Hits<PassageHit> search(PassageQuery query, Ranking ranking) throws IOException {
        try (View view = store.view()) {
            return view.search(query, Optional.empty(), ranking);
        }
    }

    long passages() throws IOException {
        try (View view = store.view()) {
            return view.count(Kind.PASSAGE);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
