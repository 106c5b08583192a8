package dev.fathom.internal.lucene;

import dev.fathom.backend.Entry;
import dev.fathom.backend.Fingerprint;
import dev.fathom.backend.StatedFigure;
import dev.fathom.document.Document;
import dev.fathom.document.Metadata;
import dev.fathom.figure.Bound;
import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Period;
import dev.fathom.figure.Quantity;
import dev.fathom.figure.Unit;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.passage.Passage;
import dev.fathom.text.Span;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDirectory;

/** An index in memory of figures that a test states itself, without an extractor: one document a call. */
final class StatedFigures implements AutoCloseable {

    private static final Fingerprint FINGERPRINT = new Fingerprint("1", "en", "none", "none", "none", "");

    private final LuceneStore store =
            new LuceneStore(new ByteBuffersDirectory(), "in memory", TextAnalysis.of("en"), FINGERPRINT, FINGERPRINT);

    /** A figure of one value; the rest is added with the methods of {@link Stated}. */
    static Stated stated(double value, String unit) {
        Quantity quantity = new Quantity.Amount(BigDecimal.valueOf(value));
        return new Stated(
                quantity, new Unit(unit), Bound.EXACT, Direction.LEVEL, "", Optional.empty(), Optional.empty(), "");
    }

    /** A figure to be indexed, and the sentence around it, in which {@code #} stands for the number. */
    record Stated(
            Quantity quantity,
            Unit unit,
            Bound bound,
            Direction direction,
            String subject,
            Optional<Period> period,
            Optional<String> place,
            String sentence) {

        Stated quantity(Quantity other) {
            return new Stated(other, unit, bound, direction, subject, period, place, sentence);
        }

        Stated bound(Bound other) {
            return new Stated(quantity, unit, other, direction, subject, period, place, sentence);
        }

        Stated direction(Direction other) {
            return new Stated(quantity, unit, bound, other, subject, period, place, sentence);
        }

        Stated subject(String other) {
            return new Stated(quantity, unit, bound, direction, other, period, place, sentence);
        }

        Stated period(Period other) {
            return new Stated(quantity, unit, bound, direction, subject, Optional.of(other), place, sentence);
        }

        Stated place(String other) {
            return new Stated(quantity, unit, bound, direction, subject, period, Optional.of(other), sentence);
        }

        Stated sentence(String other) {
            return new Stated(quantity, unit, bound, direction, subject, period, place, other);
        }
    }

    void add(String id, Optional<String> title, Metadata metadata, List<Stated> figures) throws IOException {
        StringBuilder text = new StringBuilder();
        List<StatedFigure> all = new ArrayList<>();
        for (Stated stated : figures) {
            String number = stated.quantity().low().stripTrailingZeros().toPlainString();
            String sentence = stated.sentence().isEmpty() ? stated.subject() + " is #." : stated.sentence();
            int start = text.length();
            int at = start + sentence.indexOf('#');
            text.append(sentence.replace("#", number));
            Span span = new Span(at, at + number.length());
            Figure figure = new Figure(
                    span,
                    number,
                    stated.quantity(),
                    stated.unit(),
                    stated.bound(),
                    stated.direction(),
                    Optional.of(stated.subject()).filter(subject -> !subject.isEmpty()),
                    stated.period(),
                    Optional.empty(),
                    stated.place());
            all.add(new StatedFigure(figure, new Span(start, text.length())));
            text.append('\n');
        }
        Document document = new Document(id, title, Optional.<LocalDate>empty(), text.toString(), metadata);
        Passage passage = new Passage(0, new Span(0, text.length()), List.of());
        store.put(new Entry(document, id, List.of(passage), List.of(all), List.of()));
    }

    void add(String id, Stated... figures) throws IOException {
        add(id, Optional.empty(), Metadata.of(Map.of()), List.of(figures));
    }

    LuceneView view() throws IOException {
        store.commit(FINGERPRINT);
        return store.view();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
