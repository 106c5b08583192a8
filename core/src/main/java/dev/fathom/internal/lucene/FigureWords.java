package dev.fathom.internal.lucene;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * The words a figure is searched by, each with how well it matches: as well as in the part where it stands best, and a little
 * better for every other part. That is a matter of the figure alone, so it is reckoned when the figure is indexed, by BM25
 * with usual lengths of the parts, and kept as the word's frequency in one field. A search then looks one word up once, where
 * a maximum over the parts would have to read them all, and it skips what cannot get among the best. A server keeps the same as
 * delimited term frequencies, and BM25 with {@code k1} of {@value #HALF} and {@code b} of 0.
 */
final class FigureWords {

    /** Where words of a figure stand: how much that counts, and how many words there are usually, reports and fact sheets alike. */
    enum Part {
        SUBJECT(1.0, 3),
        NEAR(0.6, 10),
        SENTENCE(0.5, 18),
        HEADINGS(0.4, 3),
        TITLE(0.8, 3),
        PLACE(0.8, 2);

        private final double weight;
        private final double length;

        Part(double weight, double length) {
            this.weight = weight;
            this.length = length;
        }
    }

    /** What a match elsewhere than in the best part adds, as a share. */
    private static final double TIE = 0.15;

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** The match that no word exceeds: one that is all of every part. */
    static final double BEST = best();

    /** A match that is this many times as large as what the index's similarity makes of the frequency; well over {@link #BEST}. */
    static final float SCALE = 3;

    /** The frequency of a match of half of {@link #SCALE}: large, so that small matches still differ. */
    private static final float HALF = 300;

    private static final FieldType TYPE = type();

    private final Map<String, Match> matches = new HashMap<>();

    /** How well a word matches in its best part, and in all parts together. */
    private record Match(double most, double sum) {

        Match and(Match other) {
            return new Match(Math.max(most, other.most), sum + other.sum);
        }

        int frequency() {
            double share = (most + TIE * (sum - most)) / SCALE;
            return Math.max(1, (int) Math.round(HALF * share / (1 - share)));
        }
    }

    /** The words of one part. */
    record Words(Map<String, Match> matches) {

        static Words of(Part part, List<String> terms) {
            double k = K1 * (1 - B + B * terms.size() / part.length);
            Map<String, Integer> frequencies = new HashMap<>();
            terms.forEach(term -> frequencies.merge(term, 1, Integer::sum));
            Map<String, Match> matches = new HashMap<>();
            frequencies.forEach((term, frequency) -> {
                double match = part.weight * frequency / (frequency + k);
                matches.put(term, new Match(match, match));
            });
            return new Words(matches);
        }
    }

    private static double best() {
        double sum = 0;
        for (Part part : Part.values()) {
            sum += part.weight;
        }
        return 1 + TIE * (sum - 1);
    }

    private static FieldType type() {
        FieldType type = new FieldType(BlockBuilder.BAG);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** Turns the frequency of a word back into its match over {@link #SCALE}, times how rare the word is. */
    static BM25Similarity similarity() {
        return new BM25Similarity(HALF, 0);
    }

    /** Adds the words of a part. */
    FigureWords with(Words words) {
        words.matches().forEach((term, match) -> matches.merge(term, match, Match::and));
        return this;
    }

    /** The field of all words. */
    IndexableField field() {
        return new Field(Fields.WORDS, new Frequencies(matches), TYPE);
    }

    /** Terms with frequencies of our own. */
    private static final class Frequencies extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Iterator<Map.Entry<String, Match>> words;

        Frequencies(Map<String, Match> words) {
            this.words = words.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!words.hasNext()) {
                return false;
            }
            Map.Entry<String, Match> word = words.next();
            term.append(word.getKey());
            frequency.setTermFrequency(word.getValue().frequency());
            return true;
        }
    }
}
