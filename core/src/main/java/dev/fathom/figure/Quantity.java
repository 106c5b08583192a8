package dev.fathom.figure;

import java.math.BigDecimal;
import java.util.Optional;

/** The number or numbers a figure states, exactly as written, scale words worked in ({@code 2.5 million} = 2500000). */
public sealed interface Quantity {

    /**
     * One value.
     *
     * @param value the number
     */
    record Amount(BigDecimal value) implements Quantity {
        @Override
        public String kind() {
            return "amount";
        }

        @Override
        public BigDecimal low() {
            return value;
        }
    }

    /**
     * Low to high of one uncertain or spanning value: "5–6 %", "three or four years".
     *
     * @param low the lower end
     * @param high the upper end, not below {@code low}
     */
    record Range(BigDecimal low, BigDecimal high) implements Quantity {
        /** Checks the order. */
        public Range {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("a range needs low <= high, got " + low + " to " + high);
            }
        }

        @Override
        public String kind() {
            return "range";
        }
    }

    /**
     * A part of a whole: "47 of 88 communes".
     *
     * @param part the part
     * @param of the whole
     */
    record Ratio(BigDecimal part, BigDecimal of) implements Quantity {
        @Override
        public String kind() {
            return "ratio";
        }

        @Override
        public BigDecimal low() {
            return part;
        }
    }

    /**
     * A place in an order: "23rd out of 63 provinces", "top 10".
     *
     * @param position the place, 1 being the first
     * @param of how many were ranked, where stated
     */
    record Rank(BigDecimal position, Optional<BigDecimal> of) implements Quantity {
        @Override
        public String kind() {
            return "rank";
        }

        @Override
        public BigDecimal low() {
            return position;
        }
    }

    /**
     * A factor: "doubled", "2.5 times".
     *
     * @param factor the factor
     */
    record Multiple(BigDecimal factor) implements Quantity {
        @Override
        public String kind() {
            return "multiple";
        }

        @Override
        public BigDecimal low() {
            return factor;
        }
    }

    /** The kind's name in machine forms: {@code amount}, {@code range}, {@code ratio}, {@code rank}, {@code multiple}. */
    String kind();

    /** The value, low end, part, position or factor. */
    BigDecimal low();

    /** The high end of a range; for the other kinds the same as {@link #low()}. */
    default BigDecimal high() {
        return low();
    }
}
