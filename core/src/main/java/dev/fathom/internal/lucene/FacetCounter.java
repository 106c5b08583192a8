package dev.fathom.internal.lucene;

import dev.fathom.hit.FacetCount;
import dev.fathom.query.Facet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.NumericUtils;

/** Counts all matches of a query by the values of a facet. */
public final class FacetCounter {

    private static final int MOST_YEARS = 50;

    private final Facet facet;
    private final int limit;

    private FacetCounter(Facet facet, int limit) {
        this.facet = facet;
        this.limit = limit;
    }

    /** The commonest values, the smaller first among equals. */
    static List<FacetCount> count(IndexSearcher searcher, Query query, Facet facet, int limit) throws IOException {
        Map<String, Long> counts = searcher.search(query, new FacetCounter(facet, limit).new Manager());
        return commonest(counts, limit);
    }

    /** The commonest of counted values, the smaller first among equals. */
    public static List<FacetCount> commonest(Map<String, Long> counts, int limit) {
        return counts.entrySet().stream()
                .map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value))
                .limit(limit)
                .toList();
    }

    private final class Manager implements CollectorManager<Counter, Map<String, Long>> {
        @Override
        public Counter newCollector() {
            return new Counter();
        }

        @Override
        public Map<String, Long> reduce(Collection<Counter> counters) {
            Map<String, Long> all = new HashMap<>();
            counters.forEach(counter -> counter.counts.forEach((value, count) -> all.merge(value, count, Long::sum)));
            return all;
        }
    }

    private final class Counter implements Collector {

        private final Map<String, Long> counts = new HashMap<>();

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            return switch (facet.kind()) {
                case YEAR -> new Years(leaf, counts);
                case DOCUMENT -> new Documents(leaf, counts, limit);
                case UNIT -> new Strings(leaf, Fields.UNIT, counts);
                case PLACE -> new Strings(leaf, Fields.PLACE_NAME, counts);
                case METADATA -> metadata(leaf);
            };
        }

        /** A name may hold strings in one document, numbers or dates in another. */
        private LeafCollector metadata(LeafReaderContext leaf) throws IOException {
            String name = facet.name();
            String dates = name.equals("date") ? Fields.DATE : Fields.DATE_PREFIX + name;
            return new Several(List.of(
                    new Strings(leaf, Fields.STRING_PREFIX + name, counts),
                    new Numbers(leaf, Fields.NUMBER_PREFIX + name, counts, FacetCounter::number),
                    new Numbers(
                            leaf,
                            dates,
                            counts,
                            day -> LocalDate.ofEpochDay(day).toString())));
        }
    }

    /** A number as a filter writes it: 3, not 3.0. */
    public static String number(long sortable) {
        return BigDecimal.valueOf(NumericUtils.sortableLongToDouble(sortable))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The years of a period: its last ones where it is long. */
    public static void years(long from, long to, Consumer<String> action) {
        int first = LocalDate.ofEpochDay(from).getYear();
        int last = LocalDate.ofEpochDay(to).getYear();
        for (int year = Math.max(first, last - MOST_YEARS + 1); year <= last; year++) {
            action.accept(Integer.toString(year));
        }
    }

    private record Several(List<LeafCollector> parts) implements LeafCollector {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            for (LeafCollector part : parts) {
                part.collect(doc);
            }
        }

        @Override
        public void finish() throws IOException {
            for (LeafCollector part : parts) {
                part.finish();
            }
        }
    }

    /** Counts numbers, and writes them when the segment is done. */
    private static final class Numbers implements LeafCollector {

        private final SortedNumericDocValues values;
        private final Map<String, Long> counts;
        private final LongFunction<String> writing;
        private final Map<Long, Long> byValue = new HashMap<>();

        Numbers(LeafReaderContext leaf, String field, Map<String, Long> counts, LongFunction<String> writing)
                throws IOException {
            this.values = DocValues.getSortedNumeric(leaf.reader(), field);
            this.counts = counts;
            this.writing = writing;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            if (values.advanceExact(doc)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    byValue.merge(values.nextValue(), 1L, Long::sum);
                }
            }
        }

        @Override
        public void finish() {
            byValue.forEach((value, count) -> counts.merge(writing.apply(value), count, Long::sum));
        }
    }

    /** Counts ordinals, and looks their strings up when the segment is done. */
    private static final class Strings implements LeafCollector {

        private final SortedSetDocValues values;
        private final Map<String, Long> counts;
        private final long[] byOrdinal;

        Strings(LeafReaderContext leaf, String field, Map<String, Long> counts) throws IOException {
            this.values = DocValues.getSortedSet(leaf.reader(), field);
            this.counts = counts;
            this.byOrdinal = new long[Math.toIntExact(values.getValueCount())];
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            if (values.advanceExact(doc)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    byOrdinal[(int) values.nextOrd()]++;
                }
            }
        }

        @Override
        public void finish() throws IOException {
            for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
                if (byOrdinal[ordinal] > 0) {
                    counts.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Long::sum);
                }
            }
        }
    }

    /** Counts the matches of each block. A document's block stands in one segment, so the best of each segment suffice. */
    private static final class Documents implements LeafCollector {

        private final LeafReader reader;
        private final NumericDocValues blocks;
        private final Map<String, Long> counts;
        private final int limit;
        private final List<Block> found = new ArrayList<>();
        private int record = -1;
        private long matches;

        private record Block(int record, long matches) {}

        Documents(LeafReaderContext leaf, Map<String, Long> counts, int limit) throws IOException {
            this.reader = leaf.reader();
            this.blocks = DocValues.getNumeric(reader, Fields.PARENT);
            this.counts = counts;
            this.limit = limit;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            if (doc > record) {
                endBlock();
                record = blocks.advance(doc);
            }
            matches++;
        }

        private void endBlock() {
            if (matches > 0) {
                found.add(new Block(record, matches));
            }
            matches = 0;
        }

        @Override
        public void finish() throws IOException {
            endBlock();
            found.sort(Comparator.comparingLong(Block::matches).reversed());
            for (Block block : found.subList(0, Math.min(limit, found.size()))) {
                // Anew each time: doc values are read forwards only.
                BinaryDocValues sources = DocValues.getBinary(reader, Fields.SOURCE);
                sources.advanceExact(block.record);
                counts.merge(Encoding.source(sources.binaryValue()).id(), block.matches, Long::sum);
            }
        }
    }

    private static final class Years implements LeafCollector {

        private final SortedNumericDocValues from;
        private final SortedNumericDocValues to;
        private final Map<String, Long> counts;

        Years(LeafReaderContext leaf, Map<String, Long> counts) throws IOException {
            this.from = DocValues.getSortedNumeric(leaf.reader(), Fields.FROM);
            this.to = DocValues.getSortedNumeric(leaf.reader(), Fields.TO);
            this.counts = counts;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            if (from.advanceExact(doc) && to.advanceExact(doc)) {
                years(from.nextValue(), to.nextValue(), year -> counts.merge(year, 1L, Long::sum));
            }
        }
    }
}
