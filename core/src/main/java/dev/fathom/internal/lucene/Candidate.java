package dev.fathom.internal.lucene;

import dev.fathom.figure.Interval;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition;
import dev.fathom.query.FigureQuery;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.NumericUtils;

/**
 * What the ranking knows of a figure that matches.
 *
 * @param words how well the subject's words match, as Lucene scores it
 * @param allowed the values it allows, in the base unit
 * @param written the same as numbers in its own unit
 * @param values the stated numbers in the base unit
 * @param numbers the same as written
 * @param dimension the dimension of its unit
 * @param from the first day of its period since 1970, or {@link #NEVER}
 * @param to the last day
 * @param baselineFrom the first day of its baseline, or {@link #NEVER}
 * @param baselineTo the last day
 * @param same equal for the same figure in the same words
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Candidate(
        double words,
        Interval allowed,
        Interval written,
        double[] values,
        double[] numbers,
        String dimension,
        long from,
        long to,
        long baselineFrom,
        long baselineTo,
        Traits traits,
        long same) {

    /** No day. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Reads the candidates of one segment, in the order of their numbers, and of each only what its query asks of it. */
    static final class Reader {

        private final SortedNumericDocValues low;
        private final SortedNumericDocValues high;
        private final SortedNumericDocValues numberLow;
        private final SortedNumericDocValues numberHigh;
        private final SortedNumericDocValues value;
        private final SortedNumericDocValues number;
        private final SortedNumericDocValues from;
        private final SortedNumericDocValues to;
        private final SortedNumericDocValues baselineFrom;
        private final SortedNumericDocValues baselineTo;
        private final SortedDocValues dimension;
        private final NumericDocValues traits;
        private final NumericDocValues same;

        Reader(LeafReader leaf, FigureQuery query) throws IOException {
            Optional<Condition> demand = query.demands().value();
            boolean close = query.preferences().value().isPresent()
                    || demand.isPresent() && demand.get().operator() == Condition.Operator.ABOUT;
            boolean dated = query.demands().period().isPresent()
                    || query.preferences().period().isPresent();
            boolean baseline = query.preferences().baseline().isPresent();
            boolean bare = demand.isPresent() && demand.get().unit().equals(Unit.NONE);
            low = column(leaf, Fields.LOW, demand.isPresent() && !bare);
            high = column(leaf, Fields.HIGH, demand.isPresent() && !bare);
            numberLow = column(leaf, Fields.NUMBER_LOW, bare);
            numberHigh = column(leaf, Fields.NUMBER_HIGH, bare);
            value = column(leaf, Fields.VALUE, close);
            number = column(leaf, Fields.NUMBER, close);
            from = column(leaf, Fields.FROM, dated);
            to = DocValues.getSortedNumeric(leaf, Fields.TO);
            baselineFrom = column(leaf, Fields.BASELINE_FROM, baseline);
            baselineTo = column(leaf, Fields.BASELINE_TO, baseline);
            dimension = close || query.preferences().measure().isPresent()
                    ? DocValues.getSorted(leaf, Fields.DIMENSION)
                    : DocValues.emptySorted();
            traits = DocValues.getNumeric(leaf, Fields.TRAITS);
            same = DocValues.getNumeric(leaf, Fields.SAME);
        }

        private static SortedNumericDocValues column(LeafReader leaf, String field, boolean asked) throws IOException {
            return asked ? DocValues.getSortedNumeric(leaf, field) : DocValues.emptySortedNumeric();
        }

        Candidate read(int doc, double words) throws IOException {
            return new Candidate(
                    words,
                    new Interval(first(low, doc), first(high, doc)),
                    new Interval(first(numberLow, doc), first(numberHigh, doc)),
                    all(value, doc),
                    all(number, doc),
                    dimension.advanceExact(doc)
                            ? dimension.lookupOrd(dimension.ordValue()).utf8ToString()
                            : "",
                    day(from, doc),
                    day(to, doc),
                    day(baselineFrom, doc),
                    day(baselineTo, doc),
                    Traits.unpack(traits.advanceExact(doc) ? traits.longValue() : 0),
                    same.advanceExact(doc) ? same.longValue() : doc);
        }

        private static double first(SortedNumericDocValues values, int doc) throws IOException {
            return values.advanceExact(doc) ? NumericUtils.sortableLongToDouble(values.nextValue()) : 0;
        }

        private static double[] all(SortedNumericDocValues values, int doc) throws IOException {
            double[] all = new double[values.advanceExact(doc) ? values.docValueCount() : 0];
            for (int i = 0; i < all.length; i++) {
                all[i] = NumericUtils.sortableLongToDouble(values.nextValue());
            }
            return all;
        }

        private static long day(SortedNumericDocValues days, int doc) throws IOException {
            return days.advanceExact(doc) ? days.nextValue() : NEVER;
        }
    }
}
