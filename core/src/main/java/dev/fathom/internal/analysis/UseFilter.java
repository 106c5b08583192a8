package dev.fathom.internal.analysis;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Makes {@code use} of its family: of some of it Porter's algorithm makes {@code us}, which is what {@code U.S.} becomes.
 * Lucene's {@code StemmerOverrideFilter} does as much by an automaton, built anew at every start.
 */
final class UseFilter extends TokenFilter {

    private static final String USE = "use";
    private static final CharArraySet FAMILY = new CharArraySet(
            List.of(USE, "uses", "used", "using", "useful", "useless", "usefully", "usefulness"), false);

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

    UseFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (FAMILY.contains(term.buffer(), 0, term.length())) {
            term.setEmpty().append(USE);
            keyword.setKeyword(true);
        }
        return true;
    }
}
