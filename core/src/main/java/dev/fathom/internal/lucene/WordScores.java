package dev.fathom.internal.lucene;

import dev.fathom.hit.Explanation;
import dev.fathom.internal.lucene.Expansion.Segment;
import dev.fathom.internal.lucene.Expansion.Worded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What each word of a query adds to a passage's BM25: the word itself, or the alternative that counts in its place. */
final class WordScores {

    private final IndexReading view;
    private final Expansion words;

    WordScores(IndexReading view, Expansion words) {
        this.view = view;
        this.words = words;
    }

    /** The words that a passage has, adding up to its BM25 but for what Lucene's single precision rounds. */
    List<Explanation> of(int passage) throws IOException {
        List<Explanation> all = new ArrayList<>();
        for (Segment segment : words.segments()) {
            all.addAll(of(segment, passage));
        }
        return all;
    }

    private List<Explanation> of(Segment segment, int passage) throws IOException {
        List<Explanation> best = typed(segment, passage);
        double most = best.stream().mapToDouble(Explanation::value).sum();
        for (Worded worded : words.weighed(segment)) {
            double score = score(worded.query(), passage);
            if (score > most) {
                most = score;
                best = List.of(
                        Explanation.of(score, segment.saidAs(worded.wording().alternative())));
            }
        }
        return best;
    }

    private List<Explanation> typed(Segment segment, int passage) throws IOException {
        if (segment.parts().isEmpty()) {
            Term term = new Term(Fields.ALL, segment.terms().getFirst());
            double score = score(new TermQuery(term), passage);
            return score > 0 ? List.of(Explanation.of(score, "\"" + segment.text() + "\"")) : List.of();
        }
        List<Explanation> parts = new ArrayList<>();
        for (Segment part : segment.parts()) {
            parts.addAll(of(part, passage));
        }
        return parts;
    }

    private double score(Query query, int passage) throws IOException {
        return view.score(query, passage);
    }
}
