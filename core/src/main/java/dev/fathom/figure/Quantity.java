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
    record Amount(BigDecimal value) implements Quantity {}

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
    }

    /**
     * A part of a whole: "47 of 88 communes".
     *
     * @param part the part
     * @param of the whole
     */
    record Ratio(BigDecimal part, BigDecimal of) implements Quantity {}

    /**
     * A place in an order: "23rd out of 63 provinces", "top 10".
     *
     * @param position the place, 1 being the first
     * @param of how many were ranked, where stated
     */
    record Rank(BigDecimal position, Optional<BigDecimal> of) implements Quantity {}

    /**
     * A factor: "doubled", "2.5 times".
     *
     * @param factor the factor
     */
    record Multiple(BigDecimal factor) implements Quantity {}

    /** The kind's name in machine forms: {@code amount}, {@code range}, {@code ratio}, {@code rank}, {@code multiple}. */
    default String kind() {
        return switch (this) {
            case Amount a -> "amount";
            case Range r -> "range";
            case Ratio r -> "ratio";
            case Rank r -> "rank";
            case Multiple m -> "multiple";
        };
    }

    /** The value, low end, part, position or factor. */
    default BigDecimal low() {
        return switch (this) {
            case Amount a -> a.value();
            case Range r -> r.low();
            case Ratio r -> r.part();
            case Rank r -> r.position();
            case Multiple m -> m.factor();
        };
    }

    /** The high end of a range; for the other kinds the same as {@link #low()}. */
    default BigDecimal high() {
        return this instanceof Range r ? r.high() : low();
    }
}
