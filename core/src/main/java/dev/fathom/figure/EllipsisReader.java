package dev.fathom.figure;

import dev.fathom.figure.Quantity.Amount;
import dev.fathom.figure.Quantity.Ratio;
import java.math.BigDecimal;
import java.util.List;

/**
 * Fills in what a sentence says only once: the unit of a list ("20, 30 and 40 km"), of a comparison ("1,862 people,
 * against 1,540"), of a part ("of which nine"), and the "per" of both ends ("from RM1,500 to RM1,700 a month"). Not safe
 * to share between threads.
 */
final class EllipsisReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    private static final int BUT = WORDS.id("but");
    private static final int BY = WORDS.id("by");
    private static final int OR = WORDS.id("or");
    private static final int TIMES = WORDS.id("times");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** How many numbers back "them" is looked for. */
    private static final int FARTHEST = 60;
    /** How many tokens may part a number with its time from the next. */
    private static final int FARTHEST_TIME = 10;

    private static final Trie OTHERS = Trie.ofWords("them these those whom which");

    private final Tokens t;
    private final TimeExpressions times;
    private final NounPhraseReader nouns;
    private final AgeReader ages;
    private final CountedBefore before;
    private final SharedDenominators denominators;

    EllipsisReader(Tokens tokens, TimeExpressions times, NounPhraseReader nouns, DenominatorReader denominators) {
        this.t = tokens;
        this.times = times;
        this.nouns = nouns;
        this.ages = new AgeReader(tokens);
        this.before = new CountedBefore(tokens, nouns);
        this.denominators = new SharedDenominators(tokens, denominators);
    }

    /** Fills in the mentions of one sentence. */
    void read(List<Mention> mentions) {
        boolean list = false;
        for (int i = mentions.size() - 2; i >= 0; i--) {
            list = shareFromNext(mentions.get(i), mentions.get(i + 1), list);
        }
        for (int i = 0; i < mentions.size(); i++) {
            Mention m = mentions.get(i);
            if (isBare(m)
                    && (i + 1 < mentions.size() && measuredThings(m, mentions.get(i + 1)) || isPartOf(mentions, i))) {
                continue;
            }
            if (m.quantity instanceof Ratio) {
                ratio(mentions, i);
            } else if (isBare(m)) {
                fill(mentions, i);
            } else if (!m.unit.equals("point") || !points(mentions, i)) {
                denominators.read(mentions, i);
            }
            if (i > 0) {
                repeatedBound(mentions.get(i - 1), m);
            }
        }
    }

    /** "Nearly 70 km (43 miles)": what repeats a number in another unit has its bound. */
    private void repeatedBound(Mention before, Mention m) {
        int open = m.first - 1;
        boolean repeats = (t.isSymbol(open, '(') || t.isSymbol(open, '/'))
                && before.last == open - 1
                && m.bound == Bound.EXACT
                && m.outerFirst == m.first;
        if (repeats
                && !m.unit.equals(before.unit)
                && !m.unit.isEmpty()
                && (m.unit().dimension().equals(before.unit().dimension()) || m.isMoney() && before.isMoney())) {
            m.bound = before.bound;
        }
    }

    private static boolean isBare(Mention m) {
        return m.unit.isEmpty() && !m.hasUnit || m.unit.startsWith("/");
    }

    /** "Eight million 250 ml bottles", "three 500 MW turbines": the things are counted, the measure describes them. */
    private boolean measuredThings(Mention m, Mention measure) {
        if (measure.first != m.last + 1
                || measure.unit.isEmpty()
                || measure.counted
                || !measure.isAmount()
                || !nouns.read(measure.last + 1, false, t.size())) {
            return false;
        }
        takeThingsRead(m);
        m.hasUnit = true;
        return true;
    }

    /** "Five of the <em>satellites</em>", "five of the three-ton <em>satellites</em>". */
    private boolean isPartOf(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        int the = m.last + 2;
        if (!t.is(m.last + 1, OF) || !t.is(the, WordClass.DETERMINER) || !m.isAmount() || !m.unit.isEmpty()) {
            return false;
        }
        boolean measured = i + 1 < mentions.size()
                && mentions.get(i + 1).first == the + 1
                && !mentions.get(i + 1).counted
                && t.isJoint(mentions.get(i + 1).numberLast + 1);
        if (!nouns.read(measured ? mentions.get(i + 1).last + 1 : the + 1, false, t.size())) {
            return false;
        }
        takeThingsRead(m);
        m.hasUnit = true;
        return true;
    }

    /** Counts the things of the noun phrase read last. */
    private void takeThingsRead(Mention m) {
        m.unit = nouns.head();
        m.counted = true;
        m.nounFirst = nouns.first();
        m.nounLast = nouns.last();
    }

    private void fill(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        String per = m.unit;
        m.unit = "";
        if (m.outerLast > m.last && thingAfterBound(m)) {
            return;
        }
        String unit = ages.isAge(m) ? "year" : before.orSo(m);
        unit = unit.isEmpty() ? before.numberOf(m) : unit;
        m.counted |= !unit.isEmpty() && !unit.equals("year");
        if (unit.isEmpty() && m.scale.equals(BigDecimal.ONE) && m.bare.scale() <= 0 || !per.isEmpty()) {
            unit = before.pluralSubject(m);
            m.counted |= !unit.isEmpty();
        }
        if (unit.isEmpty()) {
            earlier(mentions, i);
            m.unit = m.counted && !per.isEmpty() && m.unit.indexOf('/') < 0 ? m.unit + per : m.unit;
        } else {
            m.unit = per.isEmpty() ? unit : unit + per;
        }
    }

    /** "15 or more <em>days</em>". */
    private boolean thingAfterBound(Mention m) {
        int k = m.outerLast + 1;
        long name = UnitTable.current().nameAt(t, k, t.size());
        if (name != 0 && t.is(Trie.last(name), WordClass.PLURAL)) {
            m.unit = UnitTable.current().entry(Trie.value(name)).name();
            return true;
        }
        if (!m.scale.equals(BigDecimal.ONE) || !t.isWord(k) || t.is(k, TIMES) || !nouns.read(k, false, t.size())) {
            return false;
        }
        takeThingsRead(m);
        return true;
    }

    /** In a list the last names unit and scale for all: "20, 30 and 40 km", "3 and 5 billion USD", "from 5.4 to 4.7 persons". */
    private boolean shareFromNext(Mention m, Mention next, boolean list) {
        if (m.hasUnit || !m.isAmount() || next.unit.isEmpty() || !(next.isAmount() || next.isRange())) {
            return false;
        }
        boolean ends = t.is(m.first - 1, FROM) && t.is(m.last + 1, TO) && next.outerFirst <= m.last + 2
                || next.unit.equals("point") && next.first == m.last + 2 && t.isAny(m.last + 1, CountedBefore.CHANGE);
        if (!ends && !isList(m.last + 1, next.first, list) && !isBut(m, next)) {
            return false;
        }
        if (!next.counted && m.bare.compareTo(next.bare.multiply(THOUSAND)) > 0) {
            return false;
        }
        takeThings(m, next);
        m.hasUnit = true;
        if (m.scale.equals(BigDecimal.ONE) && !next.scale.equals(BigDecimal.ONE) && m.bare.compareTo(THOUSAND) < 0) {
            m.scale = next.scale;
            m.quantity = new Amount(m.bare.multiply(next.scale));
        }
        return true;
    }

    /** Whether nothing but commas, "and", "or" and bounds part two numbers; a comma alone only inside a longer list. */
    private boolean isList(int from, int to, boolean inList) {
        if (from >= to || to - from > 3) {
            return false;
        }
        boolean joined = false;
        for (int k = from; k < to; k++) {
            boolean coordinator =
                    t.is(k, WordClass.COORDINATOR) || NumberReader.isTimesSign(t, k) || t.is(k, BY) && to == k + 1;
            if (k == from && t.isSymbol(k, '-') && !t.spaced(k) && t.is(k + 1, WordClass.COORDINATOR)) {
                return isList(from + 1, to, inList); // "a 7- or 8-inch screen"
            }
            if (!coordinator && !t.isSymbol(k, ',') && !t.isSymbol(k, '/') && !t.is(k, WordClass.ADVERB)) {
                return false;
            }
            if (t.is(k, OR) && k > from) {
                return false;
            }
            joined |= coordinator || t.isSymbol(k, '/');
        }
        return joined || inList;
    }

    /** "At least 2 <em>but</em> no more than 4 percent". */
    private boolean isBut(Mention m, Mention next) {
        return t.is(m.last + 1, BUT) && next.outerFirst == m.last + 2 && next.outerFirst < next.first;
    }

    /** Takes the unit of an earlier number of the sentence that this one continues. */
    private void earlier(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        boolean whole = m.bare.scale() <= 0 && m.scale.equals(BigDecimal.ONE);
        boolean compared = SharedDenominators.COMPARED.has(t, m.outerFirst - 1) || isOfThem(m);
        if (i > 0 && (isParallel(mentions.get(i - 1), m) || isOther(mentions.get(i - 1), m))) {
            m.unit = mentions.get(i - 1).unit;
            m.counted = mentions.get(i - 1).counted;
            return;
        }
        for (int k = i - 1; k >= 0 && k >= i - 5; k--) {
            Mention before = mentions.get(k);
            if (before.unit.isEmpty()
                    || before.unit.startsWith("/")
                    || isPercentOrMoney(before.unit)
                    || before.quantity instanceof Quantity.Multiple
                    || before.quantity instanceof Quantity.Rank) {
                continue;
            }
            boolean compound = before.unit.indexOf('/') > 0;
            boolean alike = whole
                    || !m.scale.equals(BigDecimal.ONE) && !before.scale.equals(BigDecimal.ONE)
                    || before.unit.equals("point");
            if (before.counted ? alike : compound || compared) {
                m.unit = before.unit;
                m.counted = before.counted;
            }
            return;
        }
    }

    /** "93.4 percent <em>for</em> men and 86.1 <em>for</em> women", "3.4 percent <em>in 2018</em> and 4.1 <em>last year</em>". */
    private boolean isParallel(Mention before, Mention m) {
        int joint = m.outerFirst - 1;
        boolean alike = t.is(m.last + 1, WordClass.PREPOSITION)
                && !SharedDenominators.COMPARED.has(t, m.last + 1)
                && t.word(m.last + 1) == t.word(before.last + 1);
        return (t.is(joint, WordClass.COORDINATOR) || t.isSymbol(joint, ','))
                && (alike || times.covers(joint - 1) && joint - before.last < FARTHEST_TIME && isTime(m.last + 1))
                && before.isAmount()
                && m.isAmount()
                && (m.scale.equals(BigDecimal.ONE) || m.scale.equals(before.scale))
                && SharedDenominators.isNear(before.quantity.low(), m.quantity.low());
    }

    /** "The longest tunnel has 84 km, while <em>the shortest</em> is 7": one of the same kind, whose noun is left out. */
    private boolean isOther(Mention before, Mention m) {
        int be = m.outerFirst - 1;
        return t.is(be, WordClass.BE)
                && t.is(be - 2, WordClass.DETERMINER)
                && EXTREMES.has(t, be - 1)
                && before.isAmount()
                && m.isAmount()
                && SharedDenominators.isNear(before.quantity.low(), m.quantity.low());
    }

    private static final Trie EXTREMES = Trie.ofWords(
            "highest lowest largest smallest biggest longest shortest tallest cheapest dearest fastest slowest heaviest"
                    + " lightest deepest widest narrowest best worst other second latter");

    private boolean isTime(int i) {
        return times.covers(i) || t.is(i, WordClass.PREPOSITION) && times.covers(i + 1);
    }

    private static boolean isPercentOrMoney(String unit) {
        UnitTable.Entry entry =
                UnitTable.current().find(unit.indexOf('/') > 0 ? unit.substring(0, unit.indexOf('/')) : unit);
        return entry != null && (entry.isMoney() || entry.dimension().startsWith("percent"));
    }

    /** "Four-fifths of them", "282,000 of whom". */
    private boolean isOfThem(Mention m) {
        return t.is(m.last + 1, OF) && OTHERS.has(t, m.last + 2);
    }

    private void ratio(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        if (m.unit.isEmpty() && t.is(m.last + 1, OF) && i + 1 < mentions.size() && isOfNext(m, mentions.get(i + 1))) {
            takeThings(m, mentions.get(i + 1));
            return;
        }
        if (m.unit.isEmpty() && isOfThem(m)) {
            for (int k = i - 1; k >= 0 && k >= i - FARTHEST; k--) {
                if (mentions.get(k).counted) {
                    m.unit = mentions.get(k).unit;
                    return;
                }
            }
        }
    }

    /** "Two thirds of the combined 4.3 million sales": a part of what the next number counts. */
    private boolean isOfNext(Mention m, Mention next) {
        int k = m.last + 2;
        while (k < next.first && t.isAny(k, WordClass.DETERMINER.bit | WordClass.ADJECTIVE.bit)) {
            k++;
        }
        return (next.counted || next.hasUnit && !isPercentOrMoney(next.unit)) && k == next.first;
    }

    private static void takeThings(Mention m, Mention other) {
        m.unit = other.unit;
        m.counted = other.counted;
        m.nounFirst = other.nounFirst;
        m.nounLast = other.nounLast;
    }

    /** "Fell to 14.8%, down 1.9 points", "fell 1.9 points to 14.8%": points beside a percentage are percentage points. */
    private boolean points(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        boolean reaches = i + 1 < mentions.size()
                && t.is(m.last + 1, TO)
                && mentions.get(i + 1).first == m.last + 2
                && mentions.get(i + 1).unit.equals("percent");
        if (reaches) {
            m.unit = "percentage point";
            m.counted = false;
            return true;
        }
        for (int k = i - 1; k >= 0 && k >= i - 2; k--) {
            if (mentions.get(k).unit.equals("percent") && m.quantity.low().compareTo(HUNDRED) < 0) {
                m.unit = "percentage point";
                m.counted = false;
                return true;
            }
        }
        return false;
    }
}
