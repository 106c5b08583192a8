package dev.fathom.internal.lucene;

import dev.fathom.figure.Direction;
import dev.fathom.figure.Figure;

/**
 * What the ranking asks of every candidate figure beside its numbers, packed into one number of the index.
 *
 * @param direction whether it is a level or a change
 * @param kind the kind of quantity
 * @param leads whether it is the first value of a labelled line, and the line the first of its group
 * @param labelling whether it is part of a label: "65 years and over: 6.9 %"
 * @param total whether the label says that the value is the whole: "total", "overall"
 */
public record Traits(Direction direction, String kind, boolean labelling, boolean leads, boolean first, boolean total) {

    private static final String[] KINDS = {"amount", "range", "ratio", "rank", "multiple"};

    static Traits of(Figure figure, boolean labelling, boolean leads, boolean first, boolean total) {
        return new Traits(figure.direction(), figure.quantity().kind(), labelling, leads, first, total);
    }

    long pack() {
        int kinds = 0;
        while (!KINDS[kinds].equals(kind)) {
            kinds++;
        }
        return direction.ordinal()
                | (long) kinds << 2
                | (labelling ? 1L << 5 : 0)
                | (leads ? 1L << 6 : 0)
                | (first ? 1L << 7 : 0)
                | (total ? 1L << 8 : 0);
    }

    /** From the number. */
    public static Traits unpack(long packed) {
        return new Traits(
                Direction.values()[(int) (packed & 3)],
                KINDS[(int) (packed >> 2 & 7)],
                (packed & 1L << 5) != 0,
                (packed & 1L << 6) != 0,
                (packed & 1L << 7) != 0,
                (packed & 1L << 8) != 0);
    }
}
