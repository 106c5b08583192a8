package dev.fathom.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;

/**
 * The least that a command which searches can do: plain Lucene opens an index that Fathom made, asks BM25 for a query's
 * words, and prints ten passages. {@code BareLucene FOLDER QUERY}.
 */
public final class BareLucene {

    private static final String WORDS = "all";
    private static final String TEXT = "slice";

    private BareLucene() {}

    /** Searches. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (FSDirectory directory = FSDirectory.open(Path.of(args[0]));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new BM25Similarity(0.9f, 0.6f));
            StoredFields stored = searcher.storedFields();
            for (ScoreDoc found : searcher.search(query(args[1]), 10).scoreDocs) {
                out.println(found.score + " " + stored.document(found.doc).get(TEXT));
            }
        }
        out.flush();
    }

    private static BooleanQuery query(String text) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        try (EnglishAnalyzer analyzer = new EnglishAnalyzer();
                TokenStream stream = analyzer.tokenStream(WORDS, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new TermQuery(new Term(WORDS, term.toString())), Occur.SHOULD);
            }
            stream.end();
        }
        return words.build();
    }
}
