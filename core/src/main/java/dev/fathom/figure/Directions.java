package dev.fathom.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a figure is a level or an amount of change, from the words around it. */
final class Directions {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int UP = WORDS.id("up");
    private static final int DOWN = WORDS.id("down");
    private static final int BY = WORDS.id("by");
    private static final int TO = WORDS.id("to");
    private static final int OF = WORDS.id("of");
    private static final int AT = WORDS.id("at");
    private static final int FROM = WORDS.id("from");
    private static final int IN = WORDS.id("in");
    private static final int MORE = WORDS.id("more");
    private static final int FEWER = WORDS.id("fewer");
    private static final int LESS = WORDS.id("less");
    private static final int ADDITIONAL = WORDS.id("additional");
    private static final int EXTRA = WORDS.id("extra");
    private static final int AHEAD = WORDS.id("ahead");
    private static final int SHORT = WORDS.id("short");
    private static final int OFF = WORDS.id("off");
    private static final int THAN = WORDS.id("than");
    private static final int UNDER = WORDS.id("under");
    private static final int SCHEDULE = WORDS.id("schedule");
    private static final int GROWTH = WORDS.id("growth");
    private static final int RATE = WORDS.id("rate");
    private static final int TARGET = WORDS.id("target");
    private static final int SAVINGS = WORDS.id("savings");
    private static final int SAVING = WORDS.id("saving");
    private static final Set<Integer> PROJECTS = Set.of(
            WORDS.id("expansion"),
            WORDS.id("upgrade"),
            WORDS.id("improvement"),
            WORDS.id("boost"),
            WORDS.id("advance"),
            WORDS.id("uplift"));
    private static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN);

    private final Tokens t;
    private final Phrases phrases;
    private final VerbDirections verbs;

    Directions(Tokens tokens, Phrases phrases) {
        this.t = tokens;
        this.phrases = phrases;
        this.verbs = new VerbDirections(tokens, phrases);
    }

    /**
     * The direction of a figure.
     *
     * @param m the figure
     * @param governor what it hangs on
     * @param subject the noun phrase it is a figure of, where the sentence has one before it
     * @param before the directions of the figures before it
     */
    Direction of(Mention m, Governor governor, Optional<Phrase> subject, List<Direction> before) {
        if (m.quantity instanceof Quantity.Rank) {
            return Direction.LEVEL;
        }
        if (t.isSymbol(m.outerFirst - 1, '(')
                && !before.isEmpty()
                && m.sign == 0
                && phrases.is(m.outerFirst - 2, Phrases.FIGURE)) {
            return before.getLast();
        }
        if (!before.isEmpty() && isSecondPart(m)) {
            return before.getLast();
        }
        if (m.quantity instanceof Quantity.Multiple multiple) {
            return multiple(m, multiple.factor(), governor);
        }
        Direction stated = stated(m, governor);
        if (stated != Direction.LEVEL || isPlainLevel(governor)) {
            return stated;
        }
        Direction noun = fromNoun(m, governor, subject);
        if (noun != Direction.LEVEL) {
            return noun;
        }
        Direction verb = verbs.of(m, governor);
        if (verb != Direction.LEVEL) {
            return verb;
        }
        boolean own = governor.preposition() != 0 && !isShared(governor, m);
        boolean added = governor.figure() >= 0 && (governor.coordinated() || governor.comma()) && !own;
        return added && !m.counted ? before.get(governor.figure()) : Direction.LEVEL;
    }

    /** "Growth <em>of</em> 3 % this year and 4 % next year": the preposition is that of the figure before. */
    private boolean isShared(Governor governor, Mention m) {
        return m.unit.startsWith("percent")
                && phrases.is(governor.at() + 1, Phrases.FIGURE)
                && governor.at() + 1 < m.outerFirst;
    }

    /** "5 hours <em>20 minutes</em>". */
    private boolean isSecondPart(Mention m) {
        return Subjects.isTime(m)
                && m.first == m.outerFirst
                && phrases.is(m.first - 1, Phrases.FIGURE)
                && Subjects.isTime(phrases.mention(m.first - 1));
    }

    /** "+5 %", "5 % more", "up 5 %", "a 5 % rise". */
    private Direction stated(Mention m, Governor governor) {
        if (m.sign > 0) {
            return Direction.UP;
        }
        if (t.is(m.last + 1, OF) && t.is(m.last + 2, WordClass.CHANGE_NOUN) && t.is(m.last + 2, WordClass.PLURAL)) {
            return direction(m.last + 2);
        }
        if (m.sign < 0 && m.unit.startsWith("percent") && governor.preposition() != AT) {
            return Direction.DOWN;
        }
        Direction after = after(m);
        if (after != Direction.LEVEL) {
            return after;
        }
        int left = governor.at() - 1;
        if (governor.preposition() == UP || governor.preposition() == DOWN) {
            boolean particle =
                    phrases.is(left, Phrases.VERB) && !t.isAny(left, CHANGE) && !t.is(left, WordClass.MOVING);
            return particle ? Direction.LEVEL : governor.preposition() == UP ? Direction.UP : Direction.DOWN;
        }
        if (governor.preposition() == OFF && t.is(left, WordClass.BE) && m.hasUnit) {
            return Direction.DOWN; // "shares were off 2 %"
        }
        if (governor.preposition() == BY && (t.is(left, UP) || t.is(left, DOWN))) {
            return t.is(left, UP) ? Direction.UP : Direction.DOWN;
        }
        return Direction.LEVEL;
    }

    private boolean isPlainLevel(Governor governor) {
        int left = governor.at() - 1;
        return governor.preposition() == FROM && (t.is(left, UP) || t.is(left, DOWN));
    }

    private Direction after(Mention m) {
        for (int i = m.numberLast + 1; i <= m.last; i++) {
            if (m.counted
                    && (t.is(i, MORE) || t.is(i, FEWER) || t.is(i, LESS) || t.is(i, ADDITIONAL) || t.is(i, EXTRA))) {
                return direction(i);
            }
        }
        int i = m.outerLast + 1;
        i = phrases.is(i, Phrases.ADVERB) && !t.is(i, WordClass.COMPARATIVE) ? i + 1 : i;
        if (t.is(i, WordClass.COMPARATIVE)) {
            return comparative(m, i);
        }
        return m.outerLast == m.last || m.bound != Bound.EXACT ? nounAfter(m) : Direction.LEVEL;
    }

    private Direction comparative(Mention m, int i) {
        if (isSizeAfter(m, i + 1)) {
            return Direction.LEVEL; // "5 million ahead of the 4 million expected"
        }
        if (t.is(i, AHEAD)) {
            boolean time = t.is(m.last, WordClass.TIME_NOUN) || isClock(m.unit);
            return t.is(i + 1, OF) && !time && !t.is(i + 2, SCHEDULE) ? Direction.UP : Direction.LEVEL;
        }
        if (t.is(i, SHORT)) {
            return t.is(i + 1, OF) ? Direction.DOWN : Direction.LEVEL;
        }
        if (phrases.is(i, Phrases.FIGURE) && t.is(i, UP)) {
            return Direction.LEVEL; // "from a few hundred up to 3,000"
        }
        if (t.is(i, UP) || t.is(i, DOWN)) {
            // "5 % up on last year", but not "5 %, up 3 %"
            return phrases.is(i + 1, Phrases.FIGURE) || t.is(i + 1, FROM) && phrases.is(i + 2, Phrases.FIGURE)
                    ? Direction.LEVEL
                    : direction(i);
        }
        if (t.is(i, WordClass.PREPOSITION) && SURFACES.has(t, phrases.afterDeterminers(i + 1))) {
            return Direction.LEVEL; // "570 km above Earth"
        }
        if (t.is(i, UNDER) && (m.counted || !phrases.is(i + 1, Phrases.DETERMINER))) {
            return Direction.LEVEL;
        }
        return direction(i);
    }

    /** Whether what something is compared with is a size of the same unit itself. */
    private boolean isSizeAfter(Mention m, int from) {
        int i = t.is(from, THAN) || t.is(from, OF) ? from + 1 : from;
        i = phrases.afterDeterminers(i);
        return i > from
                && phrases.is(i, Phrases.FIGURE)
                && phrases.mention(i).unit.equals(m.unit)
                && m.isMoney();
    }

    private static final Trie SURFACES = Trie.ofWords("sea ground earth surface water horizon street floor bed seabed");

    private static boolean isClock(String unit) {
        return unit.equals("second")
                || unit.equals("minute")
                || unit.equals("hour")
                || unit.equals("day")
                || unit.equals("point");
    }

    /** "A 5 % increase", "a 30-basis-point cut", "the 5 % pay rise". */
    private Direction nounAfter(Mention m) {
        if (Subjects.isTime(m) && t.isJoint(m.numberLast + 1)) {
            return Direction.LEVEL; // "a three-year growth forecast"
        }
        int i = m.last + 1;
        i = t.isJoint(i) ? i + 1 : i;
        int last = phrases.nounEnd(i);
        if (last < 0 || last - i > 4 || !t.is(last, WordClass.CHANGE_NOUN)) {
            return Direction.LEVEL;
        }
        boolean project = isMoney(m) && PROJECTS.contains(t.word(last));
        return project ? Direction.LEVEL : direction(last);
    }

    /** "An increase of 5 %", "growth of 7 %", "a growth target of 8 %", "the net loss was 3 million". */
    private Direction fromNoun(Mention m, Governor governor, Optional<Phrase> subject) {
        int p = governor.preposition();
        if (p == IN && Subjects.isTime(m)) {
            return Direction.LEVEL; // "the second rise in 10 months"
        }
        if (p == TO && governor.noun().filter(this::isMovement).isPresent()) {
            return Direction.LEVEL; // "an increase to 5 %"
        }
        if (governor.noun().isPresent()
                && (p == OF || p == BY || p == AT || p == IN || p == TO || p == 0 && governor.verb() < 0)) {
            Direction near = noun(governor.noun().get(), m);
            Direction outer = near == Direction.LEVEL && governor.outer().isPresent() && p != TO && p != 0
                    ? noun(governor.outer().get(), m)
                    : near;
            if (outer != Direction.LEVEL) {
                return signed(m, outer);
            }
        }
        boolean stating = governor.verb() >= 0
                && governor.noun().isEmpty()
                && (p == 0 || p == AT || p == TO || p == FROM)
                && (!t.isAny(governor.verb(), CHANGE) || p == TO || p == FROM);
        if (stating && subject.isPresent() && !t.is(subject.get().last(), WordClass.PLURAL)) {
            return signed(m, noun(subject.get(), m));
        }
        return Direction.LEVEL;
    }

    /** A rise, a drop: what it leads to is a level. A growth or loss is as large as its number, also "slowing to" it. */
    private boolean isMovement(Phrase noun) {
        return t.is(noun.last(), WordClass.CHANGE_NOUN) && !SIZED.has(t, noun.last());
    }

    private static final Trie SIZED = Trie.ofWords("growth loss losses savings saving");

    private static Direction signed(Mention m, Direction direction) {
        return m.sign < 0 && direction == Direction.UP ? Direction.DOWN : direction;
    }

    /** The direction of a noun phrase by its head: growth, growth rate, growth target, reduction, net loss. */
    private Direction noun(Phrase phrase, Mention m) {
        int head = phrase.last();
        if ((t.is(head, RATE) || t.is(head, TARGET)) && t.is(head - 1, GROWTH)) {
            return Direction.UP;
        }
        if (!t.is(head, WordClass.CHANGE_NOUN) || (t.is(head, SAVINGS) || t.is(head, SAVING)) && isMoney(m)) {
            return Direction.LEVEL;
        }
        return isMoney(m) && PROJECTS.contains(t.word(head)) ? Direction.LEVEL : direction(head);
    }

    /** "Doubled", "a threefold rise", "grew 2.5 times" are changes; "three times the average" is a level. */
    private Direction multiple(Mention m, BigDecimal factor, Governor governor) {
        boolean verb = t.is(m.first, WordClass.MULTIPLE)
                        && t.is(m.first, WordClass.VERB)
                        && phrases.tag(m.last + 1) != Phrases.DETERMINER
                || isPastMultiple(m.first);
        boolean change = verb
                || nounAfter(m) != Direction.LEVEL
                || governor.verb() >= 0
                        && t.isAny(governor.verb(), CHANGE)
                        && governor.noun().isEmpty()
                        && governor.preposition() != TO
                || governor.noun().isPresent()
                        && governor.preposition() == OF
                        && noun(governor.noun().get(), m) != Direction.LEVEL;
        if (!change) {
            return Direction.LEVEL;
        }
        return factor.compareTo(BigDecimal.ONE) < 0 ? Direction.DOWN : Direction.UP;
    }

    private boolean isPastMultiple(int i) {
        return t.is(i, WordClass.MULTIPLE)
                && (t.is(i, WordClass.PAST)
                        || t.text().charAt(t.end(i) - 1) == 'd' && t.text().charAt(t.end(i) - 2) == 'e');
    }

    static boolean isMoney(Mention m) {
        return m.unit.length() >= 3
                && Character.isUpperCase(m.unit.charAt(0))
                && Character.isUpperCase(m.unit.charAt(1))
                && Character.isUpperCase(m.unit.charAt(2));
    }

    private Direction direction(int i) {
        return direction(t, i);
    }

    static Direction direction(Tokens t, int i) {
        return t.is(i, WordClass.UP) ? Direction.UP : t.is(i, WordClass.DOWN) ? Direction.DOWN : Direction.LEVEL;
    }
}
