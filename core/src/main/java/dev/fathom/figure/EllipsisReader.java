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
    private static final int NUMBER = WORDS.id("number");
    private static final int OF = WORDS.id("of");
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    private static final int OR = WORDS.id("or");
    private static final int PER = WORDS.id("per");
    private static final int TIMES = WORDS.id("times");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** How many numbers back "them" is looked for. */
    private static final int FARTHEST = 60;

    private static final Trie COMPARED = Trie.ofWords("from to against than versus vs with");
    private static final Trie OTHERS = Trie.ofWords("them these those whom which");
    private static final long CHANGE = WordClass.UP.bit | WordClass.DOWN.bit | WordClass.STEADY.bit;
    private static final Trie TOTALLING =
            Trie.ofWords("number numbered numbers total totalled totaled totalling reach reached reaches exceed "
                    + "exceeded exceeds stand stood was were are is hit hits averaged average passed topped");
    /** Plurals that are sums, rates or prices rather than things one counts. */
    private static final Trie SUMS = Trie.ofWords(
            "exports imports sales prices profits revenues earnings costs shares stocks rates futures bonds yields"
                + " reserves losses wages salaries incomes assets debts liabilities expenses taxes funds holdings"
                + " investments savings returns margins scores points levels figures results temperatures rents fees"
                + " dividends receipts proceeds deposits loans volumes ratios indices indexes turnovers outlays"
                + " payments remittances emissions speeds distances lengths");

    private final Tokens t;
    private final NounPhraseReader nouns;
    private final AgeReader ages;

    EllipsisReader(Tokens tokens, NounPhraseReader nouns) {
        this.t = tokens;
        this.nouns = nouns;
        this.ages = new AgeReader(tokens);
    }

    /** Fills in the mentions of one sentence. */
    void read(List<Mention> mentions) {
        boolean list = false;
        for (int i = mentions.size() - 2; i >= 0; i--) {
            list = shareFromNext(mentions.get(i), mentions.get(i + 1), list);
        }
        for (int i = 0; i < mentions.size(); i++) {
            Mention m = mentions.get(i);
            if (i + 1 < mentions.size() && isBare(m) && measuredThings(m, mentions.get(i + 1))) {
                continue;
            }
            if (m.quantity instanceof Ratio) {
                ratio(mentions, i);
            } else if (isBare(m)) {
                fill(mentions, i);
            } else if (m.unit.equals("point")) {
                points(mentions, i);
            } else {
                denominator(mentions, i);
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
                && m.unit().dimension().equals(before.unit().dimension())) {
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
        m.unit = nouns.head();
        m.counted = true;
        m.hasUnit = true;
        m.nounFirst = nouns.first();
        m.nounLast = nouns.last();
        return true;
    }

    private void fill(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        String per = m.unit;
        m.unit = "";
        if (m.outerLast > m.last && thingAfterBound(m)) {
            return;
        }
        String unit = ages.isAge(m) ? "year" : numberOf(m);
        m.counted |= !unit.isEmpty() && !unit.equals("year");
        if (unit.isEmpty() && m.scale.equals(BigDecimal.ONE) && m.bare.scale() <= 0 || !per.isEmpty()) {
            unit = pluralSubject(m);
            m.counted |= !unit.isEmpty();
        }
        if (unit.isEmpty()) {
            earlier(mentions, i);
            m.unit = m.counted && m.unit.indexOf('/') < 0 ? m.unit + per : m.unit;
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
        m.unit = nouns.head();
        m.counted = true;
        m.nounFirst = nouns.first();
        m.nounLast = nouns.last();
        return true;
    }

    /** In a list the last names unit and scale for all: "20, 30 and 40 km", "3 and 5 billion USD", "from 5.4 to 4.7 persons". */
    private boolean shareFromNext(Mention m, Mention next, boolean list) {
        if (m.hasUnit || !m.isAmount() || next.unit.isEmpty() || !(next.isAmount() || next.isRange())) {
            return false;
        }
        boolean ends = t.is(m.first - 1, FROM) && t.is(m.last + 1, TO) && next.outerFirst <= m.last + 2
                || next.unit.equals("point") && next.first == m.last + 2 && t.isAny(m.last + 1, CHANGE);
        if (!ends && !isList(m.last + 1, next.first, list)) {
            return false;
        }
        if (!next.counted && m.bare.compareTo(next.bare.multiply(THOUSAND)) > 0) {
            return false;
        }
        m.unit = next.unit;
        m.hasUnit = true;
        m.counted = next.counted;
        m.nounFirst = next.nounFirst;
        m.nounLast = next.nounLast;
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
            boolean coordinator = t.is(k, WordClass.COORDINATOR);
            if (k == from && t.isSymbol(k, '-') && !t.spaced(k) && t.is(k + 1, OR)) {
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

    /** "The number of schools exceeded 900": the schools are counted. */
    private String numberOf(Mention m) {
        for (int k = m.outerFirst - 1; k > 0 && k > m.outerFirst - 18; k--) {
            if (t.is(k - 1, NUMBER) && t.is(k, OF) && nouns.read(t.isNumber(k + 1) ? k + 3 : k + 1, false, t.size())) {
                String head = nouns.head();
                return t.is(nouns.last() + 1, PER) && nouns.read(nouns.last() + 2, true, t.size())
                        ? head + "/" + nouns.head()
                        : head;
            }
        }
        return "";
    }

    /** "Births dropped below 6,000": the plural before a verb of change or totalling is counted. */
    private String pluralSubject(Mention m) {
        int verb = m.outerFirst - 1;
        int least = Math.max(0, verb - 4);
        while (verb > least
                && !isReaching(verb)
                && (t.isAny(verb, WordClass.PREPOSITION.bit | WordClass.ADVERB.bit | WordClass.COMPARATIVE.bit))) {
            verb--;
        }
        if (!isReaching(verb)) {
            return "";
        }
        int start = verb;
        int stop = Math.max(0, verb - 12);
        while (start > stop
                && !t.isSymbol(start - 1, ',')
                && !t.isSymbol(start - 1, ';')
                && !t.isSymbol(start - 1, ':')
                && !t.is(start - 1, WordClass.SUBORDINATOR)
                && !t.is(start - 1, WordClass.COORDINATOR)) {
            start--;
        }
        if (start > 0 && start == stop) {
            return "";
        }
        if (t.is(start, WordClass.DETERMINER)) {
            start++;
        }
        if (start >= verb || !nouns.read(start, false, verb) || SUMS.has(t, nouns.last())) {
            return "";
        }
        return nouns.head();
    }

    private boolean isReaching(int k) {
        return t.is(k, WordClass.VERB) && t.isAny(k, CHANGE) || t.is(k, WordClass.MULTIPLE) || TOTALLING.has(t, k);
    }

    /** Takes the unit of an earlier number of the sentence that this one continues. */
    private void earlier(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        boolean whole = m.bare.scale() <= 0 && m.scale.equals(BigDecimal.ONE);
        boolean compared = COMPARED.has(t, m.outerFirst - 1) || isOfThem(m);
        if (i > 0 && isParallel(mentions.get(i - 1), m)) {
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

    /** "93.4 percent <em>for</em> men and 86.1 <em>for</em> women". */
    private boolean isParallel(Mention before, Mention m) {
        int joint = m.outerFirst - 1;
        return (t.is(joint, WordClass.COORDINATOR) || t.isSymbol(joint, ','))
                && t.is(m.last + 1, WordClass.PREPOSITION)
                && !COMPARED.has(t, m.last + 1)
                && t.word(m.last + 1) == t.word(before.last + 1)
                && before.isAmount()
                && m.isAmount()
                && m.scale.equals(BigDecimal.ONE)
                && isNear(before.quantity.low(), m.quantity.low());
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
        if (m.unit.isEmpty() && isOfThem(m)) {
            for (int k = i - 1; k >= 0 && k >= i - FARTHEST; k--) {
                if (mentions.get(k).counted) {
                    m.unit = mentions.get(k).unit;
                    return;
                }
            }
        }
    }

    /** "Fell to 14.8%, down 1.9 points": points after a percentage are percentage points. */
    private void points(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        for (int k = i - 1; k >= 0 && k >= i - 2; k--) {
            if (mentions.get(k).unit.equals("percent") && m.quantity.low().compareTo(HUNDRED) < 0) {
                m.unit = "percentage point";
                m.counted = false;
                return;
            }
        }
    }

    /** "Up from ₦5.8 billion", "against 205 kg": the "per" said with the other number of the comparison. */
    private void denominator(List<Mention> mentions, int i) {
        Mention m = mentions.get(i);
        if (m.unit.isEmpty() || m.unit.indexOf('/') >= 0 || m.counted || !(m.isAmount() || m.isRange())) {
            return;
        }
        boolean toNext =
                i + 1 < mentions.size() && t.is(m.outerFirst - 1, FROM) && t.is(mentions.get(i + 1).outerFirst - 1, TO);
        if (toNext && takeDenominator(m, mentions.get(i + 1))) {
            return;
        }
        int before = m.outerFirst - 1;
        boolean compared = COMPARED.has(t, before)
                && (!t.is(before, TO) || i > 0 && t.is(mentions.get(i - 1).outerFirst - 1, FROM));
        for (int k = i - 1; compared && k >= 0 && k >= i - 3; k--) {
            if (takeDenominator(m, mentions.get(k)) || mentions.get(k).unit.equals(m.unit)) {
                return;
            }
        }
    }

    private static boolean takeDenominator(Mention m, Mention other) {
        if (!other.unit.startsWith(m.unit + "/") || !isNear(m.quantity.low(), other.quantity.low())) {
            return false;
        }
        m.unit = other.unit;
        return true;
    }

    /** Whether two values lie within a factor of thirty, as two states of one thing do. */
    private static boolean isNear(BigDecimal a, BigDecimal b) {
        BigDecimal thirty = BigDecimal.valueOf(30);
        return a.abs().compareTo(b.abs().multiply(thirty)) <= 0
                && b.abs().compareTo(a.abs().multiply(thirty)) <= 0;
    }
}
