package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.analysis.TextAnalysis.Token;
import dev.fathom.query.Options;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;

/** Suggests words of the index for words that are not in it. */
public final class Suggestions {

    /** So many unknown words are looked at; a text with more is no slip of the hand. */
    private static final int MAX_UNKNOWN = 8;

    private static final int LONGEST_WORD = 40;

    private final IndexReading reading;
    private final TextAnalysis analysis;
    private final Similar similar;

    /** Finds the index term nearest to one that is not in the index. */
    public interface Similar {
        /** Looks for it; absent where none is near. */
        Optional<String> to(String term) throws IOException;
    }

    /** Suggestions from what {@code similar} finds in the index that is read. */
    public Suggestions(IndexReading reading, Similar similar) {
        this.reading = reading;
        this.analysis = reading.analysis();
        this.similar = similar;
    }

    /** Similar terms of an embedded index. */
    static Similar in(IndexReader reader) {
        DirectSpellChecker checker = new DirectSpellChecker();
        return term -> Stream.of(checker.suggestSimilar(
                        new Term(Fields.ALL, term), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX))
                .map(word -> word.string)
                .findFirst();
    }

    /** The text with every word that no passage has replaced by the nearest one that some passage has; absent without any. */
    public Optional<String> of(String text) throws IOException {
        StringBuilder suggested = new StringBuilder();
        int unknown = 0;
        int end = 0;
        boolean changed = false;
        for (Token token : analysis.tokens(text)) {
            Term term = new Term(Fields.ALL, token.term());
            if (token.span().start() < end || reading.statistics().documentFrequency(term) > 0) {
                continue;
            }
            if (++unknown > MAX_UNKNOWN) {
                return Optional.empty();
            }
            if (token.term().length() <= LONGEST_WORD) {
                Optional<String> near = similar.to(token.term());
                if (near.isPresent()) {
                    suggested
                            .append(text, end, token.span().start())
                            .append(inCaseOf(token.span().of(text), written(near.get())));
                    end = token.span().end();
                    changed = true;
                }
            }
        }
        return changed ? Optional.of(suggested.append(text.substring(end)).toString()) : Optional.empty();
    }

    private static String inCaseOf(String typed, String word) {
        return typed.equals(typed.toLowerCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
    }

    /** A word as a passage writes it: the index knows its stem. */
    private String written(String stem) throws IOException {
        Query stands = new TermQuery(new Term(Fields.ALL, stem));
        for (ScoreDoc found : reading.top(stands, Optional.empty(), 1, 1, new Deadline(Options.DEFAULT)).scoreDocs) {
            StoredPassage passage = reading.passage(found.doc);
            String headings = String.join("\n", passage.passage().headings());
            String text = passage.text() + "\n" + headings;
            for (Token token : analysis.tokens(text)) {
                if (token.term().equals(stem)) {
                    return token.span().of(text);
                }
            }
        }
        return stem;
    }
}
