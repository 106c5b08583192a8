package dev.fathom.figure;

import java.math.BigDecimal;
import java.util.List;

/**
 * Gives numbers the "per" that is said with another one: "up from ₦5.8 billion", "from RM1,500 to RM1,700 a month", "C$6
 * (US$4.46) per share". Not safe to share between threads.
 */
final class SharedDenominators {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    /** What leads from one of two compared numbers to the other. */
    static final Trie COMPARED = Trie.ofWords("from to against than versus vs with");

    private static final BigDecimal THIRTY = BigDecimal.valueOf(30);

    private final Tokens t;
    private final DenominatorReader denominators;

    SharedDenominators(Tokens tokens, DenominatorReader denominators) {
        this.t = tokens;
        this.denominators = denominators;
    }

    /** Completes the unit of one mention of a sentence. */
    void read(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        if (m.unit.isEmpty() || m.unit.indexOf('/') >= 0 || !(m.isAmount() || m.isRange())) {
            return;
        }
        if (m.counted) {
            takeOfList(mentions, i);
            return;
        }
        if (i + 1 < mentions.size()) {
            Mention next = mentions.get(i + 1);
            boolean toNext = t.is(m.outerFirst - 1, FROM) && t.is(next.outerFirst - 1, TO);
            if (toNext && takes(m, next) || isRepeated(m, next) && takeBehind(m, next)) {
                return;
            }
        }
        int before = m.outerFirst - 1;
        boolean compared = COMPARED.has(t, before)
                && (!t.is(before, TO) || i > 0 && t.is(mentions.get(i - 1).outerFirst - 1, FROM));
        for (int k = i - 1; compared && k >= 0 && k >= i - 3; k--) {
            if (takes(m, mentions.get(k)) || mentions.get(k).unit.equals(m.unit)) {
                return;
            }
        }
    }

    /** "27.1 points, 10.2 rebounds and 7.4 assists <em>per game</em>": parts of things are averages, all of them per game. */
    private void takeOfList(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        if (m.bare.scale() <= 0 || !m.scale.equals(BigDecimal.ONE)) {
            return;
        }
        for (int k = i + 1; k < mentions.size() && isListed(mentions.get(k - 1), mentions.get(k)); k++) {
            int per = mentions.get(k).unit.indexOf('/');
            if (per > 0) {
                m.unit += mentions.get(k).unit.substring(per);
                return;
            }
        }
    }

    /** Whether only a comma, "and" or both part two numbers of things. */
    private boolean isListed(Mention m, Mention next) {
        int and = t.isSymbol(m.outerLast + 1, ',') ? m.outerLast + 2 : m.outerLast + 1;
        int after = t.is(and, WordClass.COORDINATOR) ? and + 1 : and;
        return next.counted && after > m.outerLast + 1 && after == next.outerFirst;
    }

    private static boolean takes(Mention m, Mention other) {
        if (!other.unit.startsWith(m.unit + "/") || !isNear(m.quantity.low(), other.quantity.low())) {
            return false;
        }
        m.unit = other.unit;
        return true;
    }

    /** Whether the next number says the same in parentheses: "70 km (43 miles)". */
    private boolean isRepeated(Mention m, Mention next) {
        return t.isSymbol(m.outerLast + 1, '(')
                && next.outerFirst == m.outerLast + 2
                && t.isSymbol(next.outerLast + 1, ')')
                && next.unit.indexOf('/') < 0
                && !next.unit.isEmpty()
                && !next.counted;
    }

    /** "C$6 (US$4.46) <em>per share</em>". */
    private boolean takeBehind(Mention m, Mention repeated) {
        if (!denominators.read(repeated.outerLast + 2, m.unit, m.isMoney(), t.size())) {
            return false;
        }
        m.unit = m.unit + "/" + denominators.unit();
        repeated.unit = repeated.unit + "/" + denominators.unit();
        return true;
    }

    /** Whether two values lie within a factor of thirty, as two states of one thing do. */
    static boolean isNear(BigDecimal a, BigDecimal b) {
        return a.abs().compareTo(b.abs().multiply(THIRTY)) <= 0
                && b.abs().compareTo(a.abs().multiply(THIRTY)) <= 0;
    }
}
