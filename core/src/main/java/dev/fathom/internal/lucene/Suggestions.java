package dev.fathom.internal.lucene;

import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.analysis.TextAnalysis.Token;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/** Suggests words of the index for words that are not in it. */
final class Suggestions {

    /** So many unknown words are looked at; a text with more is no slip of the hand. */
    private static final int MAX_UNKNOWN = 8;

    private static final int LONGEST_WORD = 40;

    private final IndexSearcher searcher;
    private final TextAnalysis analysis;
    private final DirectSpellChecker checker = new DirectSpellChecker();

    Suggestions(IndexSearcher searcher, TextAnalysis analysis) {
        this.searcher = searcher;
        this.analysis = analysis;
    }

    /** The text with every word that no passage has replaced by the nearest one that some passage has; absent without any. */
    Optional<String> of(String text) throws IOException {
        StringBuilder suggested = new StringBuilder();
        IndexReader reader = searcher.getIndexReader();
        int unknown = 0;
        int end = 0;
        boolean changed = false;
        for (Token token : analysis.tokens(text)) {
            Term term = new Term(Fields.ALL, token.term());
            if (token.span().start() < end || reader.docFreq(term) > 0) {
                continue;
            }
            if (++unknown > MAX_UNKNOWN) {
                return Optional.empty();
            }
            if (token.term().length() <= LONGEST_WORD) {
                SuggestWord[] near = checker.suggestSimilar(term, 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
                if (near.length > 0) {
                    suggested
                            .append(text, end, token.span().start())
                            .append(inCaseOf(token.span().of(text), written(near[0].string)));
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
        for (ScoreDoc found : searcher.search(new TermQuery(new Term(Fields.ALL, stem)), 1).scoreDocs) {
            StoredPassage passage = Passages.read(searcher.storedFields(), found.doc);
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
