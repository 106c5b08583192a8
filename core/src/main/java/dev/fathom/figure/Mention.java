package dev.fathom.figure;

import dev.fathom.text.Span;
import java.math.BigDecimal;

/**
 * A figure while it is being read: where it stands, its number, unit and bound. Tokens are those of the sentence.
 * Changed in place until the sentence is done; not safe to share between threads.
 */
final class Mention {

    /** The first and last token of number and unit: what the figure's text is. */
    int first;

    int last;

    /** The first and last token with the words of the bound: "more than 5 km". */
    int outerFirst;

    int outerLast;

    /** The last token of the number itself, scale word included. */
    int numberLast;

    Quantity quantity;

    /** The canonical name of the unit; empty where none is named. */
    String unit = "";

    Bound bound = Bound.EXACT;

    /** The noun phrase of counted things, "new enterprises"; −1 where there is none. */
    int nounFirst = -1;

    int nounLast = -1;

    /** Whether a unit, sign or noun stands with the number itself. */
    boolean hasUnit;

    /** Whether the unit came from the noun that is counted rather than from the tables. */
    boolean counted;

    /** The number's scale word, 1 where there is none, and the number without it. */
    BigDecimal scale = BigDecimal.ONE;

    BigDecimal bare = BigDecimal.ZERO;

    /** −1 for a minus sign, +1 for a plus sign, 0 for none. */
    int sign;

    Mention(int first, int last, Quantity quantity) {
        this.first = first;
        this.last = last;
        this.outerFirst = first;
        this.outerLast = last;
        this.numberLast = last;
        this.quantity = quantity;
    }

    /** The characters of number and unit. */
    Span span(Tokens tokens) {
        return tokens.span(first, last);
    }

    Unit unit() {
        return unit.isEmpty() ? Unit.NONE : new Unit(unit);
    }

    boolean isMoney() {
        return unit().dimension().startsWith("money:");
    }

    boolean isAmount() {
        return quantity instanceof Quantity.Amount;
    }

    boolean isRange() {
        return quantity instanceof Quantity.Range;
    }
}
