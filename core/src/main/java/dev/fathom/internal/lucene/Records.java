package dev.fathom.internal.lucene;

import dev.fathom.backend.Kind;
import dev.fathom.backend.Known;
import dev.fathom.document.Document;
import dev.fathom.hit.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
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
import org.apache.lucene.util.Bits;

/**
 * What the records of an index tell of its documents.
 *
 * @param searcher the index at one moment
 */
record Records(IndexSearcher searcher) {

    /** The hash kept with the document of that id, if there is one. */
    Optional<String> hash(String id) throws IOException {
        int record = number(id);
        return record < 0
                ? Optional.empty()
                : Optional.ofNullable(searcher.storedFields()
                        .document(record, Set.of(Fields.HASH))
                        .get(Fields.HASH));
    }

    private int number(String id) throws IOException {
        TopDocs found = searcher.search(of(id, Fields.RECORD), 1);
        return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
    }

    private static Query of(String id, String kind) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.ID, id)), Occur.FILTER)
                .add(kind(kind), Occur.FILTER)
                .build();
    }

    private static Query kind(String kind) {
        return new TermQuery(new Term(Fields.KIND, kind));
    }

    long count(Kind kind) throws IOException {
        return searcher.count(kind(
                switch (kind) {
                    case DOCUMENT -> Fields.RECORD;
                    case PASSAGE -> Fields.PASSAGE;
                    case FIGURE -> Fields.FIGURE;
                }));
    }

    Optional<Document> document(String id) throws IOException {
        int number = number(id);
        if (number < 0) {
            return Optional.empty();
        }
        StoredFields stored = searcher.storedFields();
        StringBuilder text = new StringBuilder();
        for (int passage : inOrder(of(id, Fields.PASSAGE))) {
            text.append(stored.document(passage, Set.of(Fields.SLICE)).get(Fields.SLICE));
        }
        text.append(stored.document(number, Set.of(Fields.TAIL)).get(Fields.TAIL));
        return Optional.of(document(Encoding.source(sources().of(number)), text.toString()));
    }

    static Document document(Source source, String text) {
        return new Document(source.id(), source.title(), source.date(), text, source.metadata());
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

    private BinaryColumn sources() {
        return new BinaryColumn(searcher.getIndexReader(), Fields.SOURCE);
    }

    Map<String, Known> known() throws IOException {
        Map<String, Known> known = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            BinaryDocValues values = DocValues.getBinary(leaf.reader(), Fields.KNOWN);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                if (live == null || live.get(doc)) {
                    Encoding.KnownDocument each = Encoding.known(values.binaryValue());
                    known.put(each.id(), each.known());
                }
            }
        }
        return known;
    }

    Set<String> ids() throws IOException {
        Set<String> ids = new HashSet<>();
        BinaryColumn sources = sources();
        for (int number : inOrder(kind(Fields.RECORD))) {
            ids.add(Encoding.source(sources.of(number)).id());
        }
        return ids;
    }
}
