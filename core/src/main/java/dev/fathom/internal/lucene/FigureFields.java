package dev.fathom.internal.lucene;

import dev.fathom.backend.StatedFigure;
import dev.fathom.document.Document;
import dev.fathom.figure.Figure;
import dev.fathom.figure.Interval;
import dev.fathom.figure.Period;
import dev.fathom.internal.analysis.AnalysedText;
import dev.fathom.internal.analysis.TextAnalysis;
import dev.fathom.internal.lucene.FigureWords.Part;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** Makes the fields of the figures of one document, in the document's order. */
final class FigureFields {

    private static final Set<String> WHOLE =
            Set.of("total", "overall", "all", "combined", "national", "nationwide", "average", "mean");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\W+");

    private final Document document;
    private final TextAnalysis analysis;
    private final List<String> titleTerms;
    private final FigureWords.Words title;
    private final BytesRef wholeTitle;

    /** The sentence read last: many hold several figures. */
    private Span lastSentence = new Span(0, 0);

    private FigureWords.Words sentenceWords = FigureWords.Words.of(Part.SENTENCE, List.of());
    private String group = "";
    private int lastGroupLine = -1;

    /** The title comes with its terms, if there is one. */
    FigureFields(Document document, List<AnalysedText> title, TextAnalysis analysis) {
        this.document = document;
        this.analysis = analysis;
        this.titleTerms = AnalysedText.terms(title);
        this.title = FigureWords.Words.of(Part.TITLE, titleTerms);
        this.wholeTitle = Keyword.of(String.join(" ", titleTerms));
    }

    List<List<IndexableField>> of(List<StatedFigure> figures, List<AnalysedText> above) {
        if (figures.isEmpty()) {
            return List.of();
        }
        List<List<IndexableField>> all = new ArrayList<>();
        FigureWords.Words headings = FigureWords.Words.of(Part.HEADINGS, AnalysedText.terms(above));
        for (int i = 0; i < figures.size(); i++) {
            Span sentence = figures.get(i).sentence();
            int from = i > 0
                    ? Math.max(
                            sentence.start(), figures.get(i - 1).figure().span().end())
                    : sentence.start();
            int to = i + 1 < figures.size()
                    ? Math.min(
                            sentence.end(), figures.get(i + 1).figure().span().start())
                    : sentence.end();
            all.add(figure(figures.get(i), from, to, headings));
        }
        return all;
    }

    /** The fields of a figure; no other figure stands from {@code from} to {@code to}. */
    private List<IndexableField> figure(StatedFigure stated, int from, int to, FigureWords.Words headings) {
        Figure figure = stated.figure();
        String text = document.text();
        Span sentence = stated.sentence();
        Label label = Label.before(text, sentence, figure.span().start());
        int near = Math.max(from, label.end());
        List<IndexableField> fields = new ArrayList<>();
        String beside = text.substring(
                Math.min(near, figure.span().start()),
                Math.max(to, figure.span().end()));
        List<String> place = analysis.terms(figure.place().orElse(""));
        fields.add(new FigureWords()
                .with(words(Part.SUBJECT, subject(figure, label)))
                .with(words(Part.NEAR, beside))
                .with(sentence(sentence))
                .with(headings)
                .with(title)
                .with(FigureWords.Words.of(Part.PLACE, place))
                .field());
        fields.add(new StringField(Fields.WHOLE_TITLE, wholeTitle, Store.NO));
        Stream.concat(titleTerms.stream(), place.stream())
                .distinct()
                .forEach(term -> fields.add(new StringField(Fields.PLACES, term, Store.NO)));
        figure.place().ifPresent(name -> fields.add(new SortedDocValuesField(Fields.PLACE_NAME, Keyword.of(name))));
        fields.add(new NumericDocValuesField(
                Fields.TRAITS, traits(figure, label, from, sentence, to).pack()));
        fields.add(new NumericDocValuesField(Fields.SAME, same(figure, sentence, !label.isEmpty())));
        numbers(fields, figure);
        times(fields, figure);
        fields.add(new BinaryDocValuesField(Fields.ENCODED, new BytesRef(Encoding.encode(stated))));
        return fields;
    }

    private FigureWords.Words sentence(Span sentence) {
        if (!sentence.equals(lastSentence)) {
            lastSentence = sentence;
            sentenceWords = words(Part.SENTENCE, sentence.of(document.text()));
        }
        return sentenceWords;
    }

    private FigureWords.Words words(Part part, String text) {
        return FigureWords.Words.of(part, analysis.terms(text));
    }

    private static String subject(Figure figure, Label label) {
        String subject = figure.subject().orElse("");
        String written = label.text();
        return written.toLowerCase(Locale.ROOT).contains(subject.toLowerCase(Locale.ROOT))
                ? written
                : subject + " " + written;
    }

    private Traits traits(Figure figure, Label label, int from, Span sentence, int to) {
        if (isInLabel(figure, sentence, to)) {
            return Traits.of(figure, true, false, false, false);
        }
        if (label.isEmpty()) {
            return Traits.of(figure, false, false, false, false);
        }
        String own = label.group();
        boolean opens = !own.equals(group) || lastGroupLine == sentence.start();
        if (!own.equals(group)) {
            group = own;
            lastGroupLine = sentence.start();
        }
        boolean first = from <= label.end();
        boolean total = BETWEEN_WORDS
                .splitAsStream(label.text().toLowerCase(Locale.ROOT))
                .anyMatch(WHOLE::contains);
        return Traits.of(figure, false, first && opens, first, total);
    }

    /** Whether a figure belongs to the label of the one that follows: "65 years and over: 6.9 %". */
    private boolean isInLabel(Figure figure, Span sentence, int next) {
        if (next >= sentence.end()) {
            return false;
        }
        Label label = Label.before(document.text(), sentence, next);
        return !label.isEmpty()
                && figure.span().end() < label.end()
                && document.text().substring(label.end(), next).chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Lines of the same words under other titles state other things; the same sentence states the same. */
    private long same(Figure figure, Span sentence, boolean labelled) {
        long hash = figure.span().start()
                - sentence.start()
                + (labelled ? document.id().hashCode() : 0);
        for (int i = sentence.start(); i < sentence.end(); i++) {
            hash = hash * 1_000_003 + document.text().charAt(i);
        }
        return hash;
    }

    private static void numbers(List<IndexableField> fields, Figure figure) {
        interval(fields, Fields.LOW, Fields.HIGH, figure.interval());
        interval(fields, Fields.NUMBER_LOW, Fields.NUMBER_HIGH, figure.numbers());
        double low = figure.quantity().low().doubleValue();
        double high = figure.quantity().high().doubleValue();
        number(fields, low, figure);
        if (high != low) {
            number(fields, high, figure);
        }
        String dimension = figure.unit().dimension();
        fields.add(new KeywordField(Fields.UNIT, Keyword.of(figure.unit().name()), Store.NO));
        fields.add(new StringField(Fields.DIMENSION, Keyword.of(dimension), Store.NO));
        fields.add(new SortedDocValuesField(Fields.DIMENSION, Keyword.of(dimension)));
        fields.add(new StringField(Fields.QUANTITY, figure.quantity().kind(), Store.NO));
        fields.add(new StringField(Fields.DIRECTION, figure.direction().name().toLowerCase(Locale.ROOT), Store.NO));
    }

    private static void interval(List<IndexableField> fields, String low, String high, Interval interval) {
        fields.add(new DoubleField(low, interval.low(), Store.NO));
        fields.add(new DoubleField(high, interval.high(), Store.NO));
    }

    private static void number(List<IndexableField> fields, double number, Figure figure) {
        fields.add(new DoubleField(Fields.VALUE, figure.unit().toBase(number), Store.NO));
        fields.add(new DoubleField(Fields.NUMBER, number, Store.NO));
    }

    private static void times(List<IndexableField> fields, Figure figure) {
        figure.period().ifPresent(period -> time(fields, Fields.FROM, Fields.TO, period));
        figure.baseline().ifPresent(baseline -> time(fields, Fields.BASELINE_FROM, Fields.BASELINE_TO, baseline));
    }

    private static void time(List<IndexableField> fields, String from, String to, Period period) {
        fields.add(new LongField(from, period.from().toEpochDay(), Store.NO));
        fields.add(new LongField(to, period.to().toEpochDay(), Store.NO));
    }
}
