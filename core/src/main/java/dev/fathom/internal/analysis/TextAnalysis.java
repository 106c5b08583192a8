package dev.fathom.internal.analysis;

import dev.fathom.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Turns text into index terms, by language. Safe to share between threads. */
public final class TextAnalysis {

    private final String language;
    private final Analyzer analyzer;

    private TextAnalysis(String language, Analyzer analyzer) {
        this.language = language;
        this.analyzer = analyzer;
    }

    /** The analysis of a language by its code: {@code en}, {@code de}…, or {@code none} for no stemming. */
    public static TextAnalysis of(String language) {
        return new TextAnalysis(language, Languages.analyzer(language));
    }

    /**
     * A word of a text.
     *
     * @param term its index term
     * @param span where it stands
     * @param position its place in the order of words; stop words count
     */
    public record Token(String term, Span span, int position) {}

    /** The language's code. */
    public String language() {
        return language;
    }

    /** What names this chain in a fingerprint. */
    public String fingerprint() {
        return language + "/" + Languages.VERSION;
    }

    /** The Lucene analyzer. */
    public Analyzer analyzer() {
        return analyzer;
    }

    /** The words of a text, in order. */
    public List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("body", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                tokens.add(new Token(term.toString(), new Span(offset.startOffset(), offset.endOffset()), position));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** The index terms of a text, in order, with an empty string for every word between them that the analysis drops. */
    public List<String> phrase(String text) {
        List<String> phrase = new ArrayList<>();
        int position = -1;
        for (Token token : tokens(text)) {
            while (!phrase.isEmpty() && ++position < token.position()) {
                phrase.add("");
            }
            phrase.add(token.term());
            position = token.position();
        }
        return phrase;
    }

    /** The index terms of a text, in order. */
    public List<String> terms(String text) {
        return analyse(text).terms();
    }

    /** A text analysed once for several uses. */
    public AnalysedText analyse(String text) {
        try (TokenStream stream = analyzer.tokenStream("body", text)) {
            return AnalysedText.of(stream, text.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
