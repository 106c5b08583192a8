package dev.fathom.internal.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The statistics of an embedded index, for one query on one thread: each term is looked up once, in dictionaries that stay open. */
final class LuceneStatistics implements Statistics {

    private final IndexSearcher searcher;
    private final Map<Term, TermStates> known = new HashMap<>();
    private final Map<String, List<Segment>> segments = new HashMap<>();

    /** The terms of a field in the segment of that number. */
    private record Segment(int number, TermsEnum terms) {}

    LuceneStatistics(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    @Override
    public int documentFrequency(Term term) throws IOException {
        return lookUp(term).docFreq();
    }

    @Override
    public Query query(Term term) throws IOException {
        return new TermQuery(term, lookUp(term));
    }

    private TermStates lookUp(Term term) throws IOException {
        TermStates states = known.get(term);
        if (states == null) {
            states = new TermStates(searcher.getTopReaderContext());
            for (Segment segment : segments(term.field())) {
                TermsEnum terms = segment.terms();
                if (terms.seekExact(term.bytes())) {
                    states.register(terms.termState(), segment.number(), terms.docFreq(), terms.totalTermFreq());
                }
            }
            known.put(term, states);
        }
        return states;
    }

    private List<Segment> segments(String field) throws IOException {
        List<Segment> all = segments.get(field);
        if (all == null) {
            all = new ArrayList<>();
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                Terms terms = leaf.reader().terms(field);
                if (terms != null) {
                    all.add(new Segment(leaf.ord, terms.iterator()));
                }
            }
            segments.put(field, all);
        }
        return all;
    }

    @Override
    public int documents(String field) throws IOException {
        return searcher.getIndexReader().getDocCount(field);
    }

    @Override
    public AcronymDictionary acronyms(List<String> query) throws IOException {
        return new Dictionaries(searcher.getIndexReader());
    }

    private static final class Dictionaries implements AcronymDictionary {

        private final List<Dictionary> dictionaries = new ArrayList<>();

        Dictionaries(IndexReader reader) throws IOException {
            for (LeafReaderContext leaf : reader.leaves()) {
                Terms terms = leaf.reader().terms(Fields.ACRONYMS);
                if (terms != null) {
                    dictionaries.add(new Dictionary(
                            terms.iterator(), Optional.ofNullable(leaf.reader().getLiveDocs())));
                }
            }
        }

        @Override
        public boolean isEmpty() {
            return dictionaries.isEmpty();
        }

        @Override
        public boolean collect(String form, Map<String, Integer> others) throws IOException {
            boolean begins = false;
            BytesRef exact = new BytesRef(form + Definitions.SEPARATOR);
            BytesRef any = new BytesRef(form);
            for (Dictionary dictionary : dictionaries) {
                TermsEnum terms = dictionary.terms();
                boolean at = terms.seekCeil(exact) != TermsEnum.SeekStatus.END;
                for (; at && StringHelper.startsWith(terms.term(), exact); at = terms.next() != null) {
                    int documents = dictionary.documents();
                    if (documents > 0) {
                        String other = terms.term().utf8ToString().substring(form.length() + 1);
                        others.merge(other, documents, Integer::sum);
                    }
                }
                begins |= at && StringHelper.startsWith(terms.term(), any);
            }
            return begins || !others.isEmpty();
        }
    }

    /** The definitions of one segment. */
    private record Dictionary(TermsEnum terms, Optional<Bits> live) {

        /** How many documents that were not deleted have the term. */
        int documents() throws IOException {
            PostingsEnum documents = terms.postings(null, PostingsEnum.NONE);
            int count = 0;
            for (int doc = documents.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = documents.nextDoc()) {
                count += live.isEmpty() || live.get().get(doc) ? 1 : 0;
            }
            return count;
        }
    }
}
