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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;

/**
 * What a search reads of an index at one moment, whichever engine keeps it. Queries are written as Lucene's, in the shapes
 * that can be sent to a server too: terms, phrases, ranges, and sums and maxima of these. What was found is told by numbers,
 * which order matches of equal score and mean nothing after the search.
 */
public interface IndexReading {

    /** How text becomes terms. */
    TextAnalysis analysis();

    /** How rare words are. */
    Statistics statistics();

    /** What was learned from the collection; absent as long as nothing was. */
    Optional<WindowRanking> ranking();

    /**
     * The best matches of a query.
     *
     * @param order absent: by score
     * @param most how many
     * @param counted up to how many the total is exact
     */
    TopDocs top(Query query, Optional<Sort> order, int most, int counted, Deadline deadline) throws IOException;

    /** How many match. */
    long count(Query query) throws IOException;

    /** Says which of the matches will be read; an engine at the end of a line then asks once for all of them. */
    default void expect(List<Integer> found) throws IOException {}

    /** The number of the record of the document that a match stands in. */
    int recordOf(int found) throws IOException;

    /** The document that a record is of. */
    Source source(int record) throws IOException;

    /** The document that a match stands in. */
    default Source sourceOf(int found) throws IOException {
        return source(recordOf(found));
    }

    /** A passage as it is stored. */
    StoredPassage passage(int passage) throws IOException;

    /** What tells near-duplicates of passages, each at its place. */
    Signature[] signatures(int[] passages) throws IOException;

    /** The figures that passages state, in the order of the text: all, or those that match. */
    Map<Integer, List<Figure>> figures(List<Integer> passages, Optional<Query> asked) throws IOException;

    /** What re-ranking knows of the first {@code size} passages found. */
    Candidates passages(ScoreDoc[] found, int size) throws IOException;

    /** What ranking asks of the figures found for a query; what it does not ask may be missing. */
    List<Candidate> figures(ScoreDoc[] found, FigureQuery query) throws IOException;

    /** A figure as it is stored. */
    StatedFigure stated(int figure) throws IOException;

    /** The passage that states a figure, with as much of the text around it as holds a span of the document. */
    StoredPassage passageOf(int figure, Span holding) throws IOException;

    /** The score of a match for a query; 0 if it does not match. */
    default float score(Query query, int found) throws IOException {
        return scores(query, new int[] {found})[0];
    }

    /** The scores of matches for a query, each at its place; 0 where it does not match. */
    float[] scores(Query query, int[] found) throws IOException;
}
