package dev.fathom.internal.analysis;

import dev.fathom.text.Folding;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Folds every token with {@link Folding}; tokens of which nothing remains leave a hole. */
final class FoldingFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    FoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        int skipped = 0;
        while (input.incrementToken()) {
            fold();
            if (term.length() > 0) {
                position.setPositionIncrement(position.getPositionIncrement() + skipped);
                return true;
            }
            skipped += position.getPositionIncrement();
        }
        return false;
    }

    private void fold() {
        char[] buffer = term.buffer();
        boolean plain = true;
        for (int i = 0; i < term.length(); i++) {
            char c = buffer[i];
            if (c >= 'A' && c <= 'Z') {
                buffer[i] = (char) (c + 32);
            } else if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                plain = false;
            }
        }
        if (!plain) {
            String folded = Folding.fold(term.toString());
            term.setEmpty().append(folded);
        }
    }
}
