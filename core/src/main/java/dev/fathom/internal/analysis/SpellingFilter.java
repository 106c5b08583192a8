package dev.fathom.internal.analysis;

import dev.fathom.text.Spelling;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Brings every token to its common spelling. */
final class SpellingFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SpellingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (Spelling.english().changes(term.buffer(), term.length())) {
            String normal = Spelling.english().normalise(term.toString());
            term.setEmpty().append(normal);
        }
        return true;
    }
}
