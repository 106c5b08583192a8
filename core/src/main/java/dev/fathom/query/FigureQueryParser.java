package dev.fathom.query;

import dev.fathom.figure.QuantityReader;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Understands questions for figures: "export turnover over 500 million USD in 2024", "roads longer than 40 miles",
 * "provinces ranked in the top 10". Numbers, units and times are read by the rules of the figure extractor.
 *
 * <p>What a question states, a bound on the value or a time with its preposition, becomes a condition; what it only
 * mentions, a bare year, a unit, "increase", a preference. All that is not used remains words of the subject, so every text
 * is understood somehow and none is an error. Immutable and safe to share between threads.
 */
public final class FigureQueryParser {

    /** Longer questions are cut here. */
    static final int MAX_LENGTH = 2_000;

    private final QuantityReader quantities;

    private FigureQueryParser(Optional<LocalDate> today) {
        this.quantities = QuantityReader.english(today);
    }

    /** The parser of English questions; "last year" and the like are words of the subject. */
    public static FigureQueryParser english() {
        return new FigureQueryParser(Optional.empty());
    }

    /** The parser of English questions asked on a day, from which "last year" and the like are reckoned. */
    public static FigureQueryParser english(LocalDate today) {
        return new FigureQueryParser(Optional.of(today));
    }

    /** Understands a question. */
    public Understanding parse(String text) {
        String question = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        return new QuestionReader(question, quantities.read(question)).read();
    }
}
