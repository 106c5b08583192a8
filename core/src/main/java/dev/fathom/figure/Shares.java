package dev.fathom.figure;

import java.util.List;
import java.util.Optional;

/** Decides what parts are parts of: "21 % of <em>residents</em>", "42 km of <em>tarmac</em>". */
final class Shares {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    private static final int THOSE = WORDS.id("those");
    private static final int BY = WORDS.id("by");
    private static final int WITHIN = WORDS.id("within");
    private static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN);

    private final Tokens t;
    private final Phrases phrases;
    private final Clauses clauses;
    private final Complements complements;
    private final Attributives attributives;

    Shares(Tokens tokens, Phrases phrases, Clauses clauses, Complements complements, Attributives attributives) {
        this.t = tokens;
        this.phrases = phrases;
        this.clauses = clauses;
        this.complements = complements;
        this.attributives = attributives;
    }

    /** "42 km of <em>tarmac</em>", "21 % of <em>residents</em>", "34 % of them <em>women</em>". */
    Optional<String> read(Mention m, Governor g, List<Mention> mentions, Optional<String> before) {
        boolean share = m.unit.equals("percent") || m.quantity instanceof Quantity.Ratio;
        boolean atStart = g.verb() < 0 && g.noun().isEmpty() && g.figure() < 0;
        int of = m.outerLast + 1;
        of = t.isSymbol(of, '(')
                        && phrases.is(of + 1, Phrases.FIGURE)
                        && t.isSymbol(phrases.mention(of + 1).outerLast + 1, ')')
                ? phrases.mention(of + 1).outerLast + 2
                : of;
        if (isDistance(m)) {
            return Optional.empty();
        }
        if (!t.is(of, OF) || m.quantity instanceof Quantity.Multiple || isRatioUnit(m)) {
            Optional<String> best = share ? attributives.superlative(m) : Optional.empty();
            return best.isPresent() || !share || !atStart ? best : complements.predicate(m.outerLast + 1, true);
        }
        int first = phrases.afterDeterminers(of + 1);
        if (t.is(of + 1, THOSE)) {
            return Optional.empty();
        }
        if (phrases.is(first, Phrases.PRONOUN) || phrases.is(first, Phrases.RELATIVE)) {
            Optional<String> what =
                    share && phrases.is(first, Phrases.PRONOUN) ? complements.quality(first + 1) : Optional.empty();
            return what.isPresent() ? what : before;
        }
        boolean added =
                g.figure() >= 0 && (g.coordinated() || g.preposition() == TO || g.comma() && g.preposition() == 0);
        boolean stated = g.verb() >= 0 && isStating(g.verb()) && g.noun().isEmpty() && !isIntended(g.verb());
        boolean reached = g.verb() >= 0
                && t.isAny(g.verb(), CHANGE)
                && (g.preposition() == TO || g.preposition() == FROM || g.preposition() == BY);
        if (reached) {
            return Optional.empty();
        }
        if ((share || Subjects.isTime(m)) && (stated || added) && !isPlaceSubject(g, mentions)) {
            return Optional.empty();
        }
        if (share && phrases.is(first, Phrases.FIGURE) && phrases.mention(first).nounFirst >= 0) {
            Mention things = phrases.mention(first); // "3 % of the 1,200 firms"
            return Optional.of(t.text(things.nounFirst, things.nounLast));
        }
        Optional<String> object = share && atStart ? complements.possessed(of) : Optional.empty();
        return object.isPresent() ? object : complements.after(of);
    }

    /** "Within 30 km of Earth": how far, not how much. */
    private boolean isDistance(Mention m) {
        return t.is(m.outerFirst, WITHIN)
                && m.outerFirst < m.first
                && m.unit().dimension().equals("length");
    }

    /** Per person of waste: the unit has taken in a measure, and "of" still says of what. */
    private static boolean isRatioUnit(Mention m) {
        return m.unit.indexOf('/') > 0
                && !m.unit.endsWith("/person")
                && !m.unit.endsWith("/household")
                && !m.unit.endsWith("/day")
                && !m.unit.endsWith("/year")
                && !m.unit.endsWith("/month");
    }

    /** "Teams aim to reach 95 % of children": somebody does it, rather than something being so large. */
    private boolean isIntended(int verb) {
        return phrases.is(verb - 1, Phrases.INFINITIVE)
                && phrases.is(verb - 2, Phrases.VERB)
                && !clauses.isPassive(verb - 2);
    }

    /** Whether a verb's subject is a name or a number of things, which shares are seldom looked up by. */
    private boolean isPlaceSubject(Governor g, List<Mention> mentions) {
        return g.verb() >= 0
                && clauses.subject(g.verb(), mentions)
                        .filter(p -> !p.equals(Clauses.PRONOUN)
                                && (t.is(p.last(), WordClass.PLACE_NOUN) || phrases.is(p.last(), Phrases.FIGURE)))
                        .isPresent();
    }

    /** Whether the verb says how large its subject is, rather than what somebody does. */
    private boolean isStating(int verb) {
        return t.is(verb, WordClass.STATING) || t.isAny(verb, CHANGE) && !t.is(verb, WordClass.OBJECT);
    }
}
