package dev.fathom.benchmarks;

import dev.fathom.document.Document;
import dev.fathom.embed.LatentModel;
import dev.fathom.embed.TermSequence;
import dev.fathom.figure.Figure;
import dev.fathom.figure.FigureExtractor;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The small parts of indexing and asking, for JMH; {@link Quick} prints them beside {@link #luceneAnalysis()}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SmallParts {

    private static final int LEARNED_FROM = 200;

    private final GeneratedText texts = new GeneratedText(1);
    private final String paragraph = texts.document(0).text().split("\n\n")[1];
    private final Document document = Document.of("p", paragraph);
    private final String query = texts.query(0);
    private final Analyzer english = new EnglishAnalyzer();
    private final TextAnalysis analysis = TextAnalysis.of("en");
    private final FigureExtractor extractor = FigureExtractor.english();
    private final LatentModel model = LatentModel.learn(IntStream.range(0, LEARNED_FROM)
            .mapToObj(number -> terms(texts.document(number).text())));

    /** The measure of the rest: Lucene's {@code EnglishAnalyzer} over a paragraph. */
    @Benchmark
    public int luceneAnalysis() throws IOException {
        try (TokenStream stream = english.tokenStream("text", paragraph)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            int characters = 0;
            stream.reset();
            while (stream.incrementToken()) {
                characters += term.length();
            }
            stream.end();
            return characters;
        }
    }

    /** Fathom's text analysis of the same paragraph. */
    @Benchmark
    public List<String> analysis() {
        return analysis.terms(paragraph);
    }

    /** The figures of the same paragraph. */
    @Benchmark
    public List<Figure> figures() {
        return extractor.extract(document);
    }

    /** A typed query from a sentence. */
    @Benchmark
    public FigureQuery figureQuery() {
        return FigureQuery.parse("bridges longer than 40 miles in 2024");
    }

    /** The latent vector of a query, analysis included. */
    @Benchmark
    public float[] queryVector() {
        return model.queryVector(terms(query));
    }

    private TermSequence terms(String text) {
        return TermSequence.of(
                analysis.terms(text).stream().mapToInt(TermSequence::hash).toArray());
    }
}
