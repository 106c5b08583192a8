package dev.fathom.internal.analysis;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** A field for texts that are analysed already: the same as a {@link TextField} with the texts one below the other. */
public final class AnalysedField extends Field {

    private final List<AnalysedText> texts;

    /** A field of one text after the other. */
    public AnalysedField(String name, List<AnalysedText> texts) {
        super(name, TextField.TYPE_NOT_STORED);
        this.texts = texts;
    }

    @Override
    public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        Terms terms = reuse instanceof Terms known ? known : new Terms();
        terms.texts = texts;
        return terms;
    }

    /** The terms of all texts. */
    private static final class Terms extends TokenStream {

        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
        private final BytesRef bytes = new BytesRef();
        private final AnalysedText.Reader reader = new AnalysedText.Reader();
        private List<AnalysedText> texts = List.of();
        private Iterator<AnalysedText> rest = texts.iterator();
        private boolean open;
        private int skipped;

        @Override
        public void reset() {
            rest = texts.iterator();
            open = false;
            skipped = 0;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            while (open || rest.hasNext()) {
                if (!open) {
                    reader.open(rest.next());
                }
                open = reader.next();
                if (open) {
                    reader.read(bytes);
                    term.setBytesRef(bytes);
                    position.setPositionIncrement(skipped + reader.increment);
                    skipped = 0;
                    return true;
                }
                skipped += reader.increment;
            }
            return false;
        }

        @Override
        public void end() {
            clearAttributes();
            position.setPositionIncrement(skipped);
        }
    }
}
