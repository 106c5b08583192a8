package dev.fathom.figure;

import dev.fathom.figure.TimeExpression.Kind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Tells what part a time or a figure plays in a sentence: main statement, starting point, comparison, plan. */
final class TimeRoles {

    /** The part of a figure in its sentence. */
    enum Role {
        /** What the sentence states. */
        MAIN,
        /** "From 5 % in 2019 to 7 %". */
        FROM,
        /** "Against 5 % in 2019". */
        COMPARED
    }

    /** The tense of a verb group. */
    enum Tense {
        PAST,
        PRESENT,
        FUTURE
    }

    private static final Lexicon WORDS = Lexicon.english();
    private static final int THAN = WORDS.id("than");
    private static final int FROM = WORDS.id("from");
    private static final int OVER = WORDS.id("over");
    private static final int ON = WORDS.id("on");
    private static final int OF = WORDS.id("of");
    private static final int TO = WORDS.id("to");
    private static final int IN = WORDS.id("in");
    private static final int AT = WORDS.id("at");
    private static final int FOR = WORDS.id("for");
    private static final int WITH = WORDS.id("with");
    private static final int WORTH = WORDS.id("worth");
    private static final int UNTIL = WORDS.id("until");
    private static final int TILL = WORDS.id("till");
    private static final int AFTER = WORDS.id("after");
    private static final int AGAINST = WORDS.id("against");
    private static final int ABOVE = WORDS.id("above");
    private static final int BELOW = WORDS.id("below");
    private static final int UP = WORDS.id("up");
    private static final int DOWN = WORDS.id("down");
    private static final int AHEAD = WORDS.id("ahead");
    private static final int SHORT = WORDS.id("short");
    private static final int RECORD = WORDS.id("record");
    private static final int WOULD = WORDS.id("would");
    private static final Set<Integer> COMPARED =
            Set.of(WORDS.id("compared"), AGAINST, WORDS.id("versus"), WORDS.id("vs"), WORDS.id("relative"));
    private static final Set<Integer> PAST_AUXILIARIES =
            Set.of(WORDS.id("was"), WORDS.id("were"), WORDS.id("had"), WORDS.id("did"));
    private static final long MOVEMENT = WordClass.mask(WordClass.UP, WordClass.DOWN, WordClass.MOVING);
    private static final int FARTHEST = 40;

    private final Tokens t;
    private final Phrases phrases;

    private final Optional<LocalDate> date;

    TimeRoles(Tokens tokens, Phrases phrases, Optional<LocalDate> date) {
        this.t = tokens;
        this.phrases = phrases;
        this.date = date;
    }

    // figures

    /**
     * The part of a figure.
     *
     * @param earlier the part of the figure it is added to
     * @param change whether that is an amount of change
     */
    Role role(Governor g, Role earlier, boolean change) {
        int p = g.preposition();
        if (g.figure() >= 0 && (p == 0 && g.coordinated() || p == AT || p == WORTH)) {
            return earlier;
        }
        if (p == ON && g.figure() >= 0 && g.noun().isEmpty() && change) {
            return Role.COMPARED;
        }
        if (p == FROM) {
            boolean moved = g.verb() < 0
                    || g.figure() >= 0 && g.noun().isEmpty()
                    || t.isAny(g.verb(), MOVEMENT)
                    || t.is(g.at() - 1, UP)
                    || t.is(g.at() - 1, DOWN);
            return moved ? Role.FROM : Role.MAIN;
        }
        if (p == AGAINST
                || p == THAN
                || (p == WITH || p == TO) && g.verb() >= 0 && COMPARED.contains(t.word(g.verb()))) {
            return Role.COMPARED;
        }
        Optional<Phrase> noun = g.outer().isPresent() ? g.outer() : g.noun();
        return noun.isPresent() ? before(noun.get().first()) : Role.MAIN;
    }

    /** "From a profit of 5", "against a surplus of 3", "after growth of 2 %". */
    private Role before(int first) {
        int i = first - 1;
        i = phrases.is(i, Phrases.DETERMINER) ? i - 1 : i;
        if (t.is(i, FROM) && phrases.is(i - 1, Phrases.TIME)) {
            return Role.FROM;
        }
        boolean compared = t.is(i, AGAINST)
                || t.is(i, AFTER) && !phrases.is(i - 1, Phrases.VERB)
                || t.is(i, WITH) && COMPARED.contains(t.word(i - 1));
        return compared ? Role.COMPARED : Role.MAIN;
    }

    /** The tense of the clause that a figure belongs to. */
    Tense tense(Mention m, Governor g) {
        boolean participle =
                g.verb() >= 0 && t.is(g.verb(), WordClass.ING) && !phrases.is(g.verb() - 1, Phrases.AUXILIARY);
        int verb = participle ? -1 : g.verb();
        for (int i = m.outerFirst - 1; verb < 0 && i >= 0 && i > m.outerFirst - FARTHEST && !t.isSymbol(i, ';'); i--) {
            verb = isVerb(i) && !phrases.is(i - 1, Phrases.RELATIVE) ? i : -1;
        }
        for (int i = m.outerLast + 1;
                verb < 0 && i < t.size() && i < m.outerLast + FARTHEST && !t.isSymbol(i, ';');
                i++) {
            verb = isVerb(i) ? i : -1;
        }
        return verb < 0 ? Tense.PAST : tense(verb);
    }

    private boolean isVerb(int i) {
        return phrases.is(i, Phrases.AUXILIARY)
                || phrases.is(i, Phrases.VERB) && !t.is(i, WordClass.ING) && !phrases.is(i - 1, Phrases.INFINITIVE);
    }

    private Tense tense(int verb) {
        Tense found = t.is(verb, WordClass.PAST) && !phrases.is(verb, Phrases.AUXILIARY) ? Tense.PAST : Tense.PRESENT;
        for (int i = verb; i >= 0 && i > verb - 7; i--) {
            boolean modal = t.is(i, WordClass.MODAL) && phrases.is(i, Phrases.AUXILIARY);
            if (modal) {
                return t.is(i, WOULD) ? Tense.PAST : Tense.FUTURE;
            }
            if (phrases.is(i, Phrases.INFINITIVE)) {
                return Tense.FUTURE;
            }
            if (phrases.is(i, Phrases.AUXILIARY)) {
                boolean participle = t.is(verb, WordClass.PAST) && !phrases.is(verb, Phrases.AUXILIARY) && i < verb;
                found = PAST_AUXILIARIES.contains(t.word(i)) || participle ? Tense.PAST : Tense.PRESENT;
            } else if (!phrases.is(i, Phrases.VERB)
                    && !phrases.is(i, Phrases.ADVERB)
                    && !phrases.is(i, Phrases.ADJECTIVE)) {
                break;
            }
        }
        return found;
    }

    /** Whether the verb says what something was or had on a day, rather than what happened. */
    boolean isStock(Governor g) {
        return g.verb() >= 0
                && (t.is(g.verb(), WordClass.BE) || t.is(g.verb(), WordClass.HAVE) || t.is(g.verb(), WordClass.SIZING));
    }

    // times

    /** Whether a time is one that the figures after it are true of. */
    boolean isPlain(TimeExpression time, boolean first) {
        if (time.kind() == Kind.CLOCK || time.shift().isPresent() || isUntil(time) || isDelivery(time)) {
            return false;
        }
        int p = t.word(time.first() - 1);
        boolean name =
                t.isCapitalised(time.first() - 1) && phrases.is(time.first() - 1, Phrases.NOUN) && time.first() > 1;
        boolean than = name || p == THAN || (p == IN || p == AT) && t.is(time.first() - 2, THAN);
        return !than
                && p != AGAINST
                && !t.isSymbol(time.first() - 1, '(')
                && !(p == FROM && !first)
                && !isComparedWith(time.first());
    }

    boolean isComparedWith(int first) {
        return (t.is(first - 1, WITH) || t.is(first - 1, TO)) && COMPARED.contains(t.word(first - 2));
    }

    boolean isUntil(TimeExpression time) {
        return t.is(time.first() - 1, UNTIL) || t.is(time.first() - 1, TILL);
    }

    /** "Futures for August delivery". */
    private boolean isDelivery(TimeExpression time) {
        return t.is(time.first() - 1, FOR) && phrases.is(time.end(), Phrases.NOUN);
    }

    /** Whether a superlative stands between: "the highest since 2021". */
    boolean isSuperlative(int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.isWord(i) && t.end(i) - t.start(i) > 5 && t.text().startsWith("est", t.end(i) - 3)
                    || t.is(i, WordClass.ORDINAL)
                    || t.is(i, RECORD)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a time after a figure is what it is measured against. */
    boolean isBaseline(Mention m, Governor g, TimeExpression time, boolean changing) {
        int from = m.outerLast + 1;
        int p = t.word(time.first() - 1);
        for (int i = from; i < time.first(); i++) {
            if (t.is(i, THAN)) {
                return true;
            }
        }
        if (isComparedWith(time.first())) {
            return true;
        }
        if (!changing) {
            return false;
        }
        if (time.shift().isPresent()
                || m.quantity instanceof Quantity.Multiple
                        && !phrases.is(m.first, Phrases.VERB)
                        && !t.is(m.first, WordClass.PAST)) {
            return true;
        }
        if (p == FROM) {
            return !isAhead(time) || tense(m, g) != Tense.FUTURE;
        }
        boolean against = p == OVER
                || p == ON && !isDay(time)
                || p == AGAINST
                || p == ABOVE
                || p == BELOW
                || p == OF && (t.is(time.first() - 2, AHEAD) || t.is(time.first() - 2, SHORT));
        boolean comparative = t.is(from, WordClass.COMPARATIVE) || t.is(from, ON) && !isDay(time);
        return against
                || comparative
                        && (p == OF
                                || phrases.is(time.end(), Phrases.NOUN)
                                || time.first() - from > 2 && p != IN
                                || t.is(time.first() - 1, WordClass.COMPARATIVE));
    }

    private boolean isAhead(TimeExpression time) {
        return time.period().isPresent()
                && date.isPresent()
                && time.period().get().to().isAfter(date.get());
    }

    /** "Rose on Monday", "fell on 5 May" say when; "up 5 % on June 2023" says against what. */
    private static boolean isDay(TimeExpression time) {
        return time.period().map(p -> p.from().equals(p.to())).orElse(false);
    }

    // breaks

    /** Whether a time cannot belong to a figure before it because something else begins between them. */
    boolean isBroken(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean bracket = t.isSymbol(i, '(')
                    && !phrases.is(i + 1, Phrases.FIGURE)
                    && !(phrases.is(i + 1, Phrases.TIME)
                            && !t.isSymbol(phrases.time(i + 1).end(), ':'));
            boolean aside = t.isSymbol(i, ',')
                    && i + 1 < to
                    && !phrases.is(i + 1, Phrases.PREPOSITION)
                    && !phrases.is(i + 1, Phrases.TIME)
                    && !t.isCapitalised(i + 1)
                    && !phrases.is(i + 1, Phrases.FIGURE)
                    && !phrases.is(i + 1, Phrases.ADVERB)
                    && !phrases.is(i + 1, Phrases.DETERMINER);
            if (t.isSymbol(i, ';') || phrases.is(i, Phrases.SUBORDINATOR) || bracket || aside) {
                return true;
            }
        }
        return phrases.is(to - 1, Phrases.VERB) && !t.is(to - 1, WordClass.ING) && to > from;
    }

    /** Whether a clause with a subject of its own begins between two tokens. */
    boolean isNewClause(int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.isSymbol(i, ';')
                    || phrases.is(i, Phrases.SUBORDINATOR)
                    || (phrases.is(i, Phrases.COORDINATOR) || t.isSymbol(i, ',')) && phrases.opensClauseAfter(i)) {
                return true;
            }
        }
        return false;
    }

    /** "The 42 km course", "a three-year agreement": lasting facts. */
    boolean isAttributive(Mention m) {
        boolean measure = !m.counted
                && !m.unit.isEmpty()
                && Character.isLowerCase(m.unit.charAt(0))
                && !m.unit.startsWith("percent");
        boolean hyphen = t.isJoint(m.numberLast + 1);
        int i = m.last + 1;
        return m.isAmount() && (hyphen || measure && phrases.is(i, Phrases.NOUN) && phrases.nounEnd(i) >= 0);
    }
}
