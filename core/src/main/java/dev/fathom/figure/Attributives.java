package dev.fathom.figure;

import java.util.Optional;

/** Finds the nouns that a figure describes: "a 410-metre <em>crossing</em>", "<em>children</em> under 16". */
final class Attributives {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int FOR = WORDS.id("for");
    private static final int AGE = WORDS.id("age");
    private static final int THAN = WORDS.id("than");
    private static final int OLD = WORDS.id("old");
    private static final int FARTHEST = 8;

    private final Tokens t;
    private final Phrases phrases;
    private final Clauses clauses;
    private final Terms terms;

    Attributives(Tokens tokens, Phrases phrases, Clauses clauses, Terms terms) {
        this.t = tokens;
        this.phrases = phrases;
        this.clauses = clauses;
        this.terms = terms;
    }

    /** "A 410-metre <em>crossing</em>", "a $26 million <em>renovation</em>", "a 30-day <em>trial</em>". */
    Optional<String> attributive(Mention m) {
        if (m.unit.isEmpty() || m.quantity instanceof Quantity.Multiple || m.quantity instanceof Quantity.Ratio) {
            return Optional.empty();
        }
        boolean share = m.unit.startsWith("percent") || m.sign != 0;
        if (share && phrases.is(m.outerFirst - 1, Phrases.NOUN)) {
            return Optional.empty();
        }
        int i = pastFigures(m.outerLast + 1);
        i = t.isJoint(i) ? i + 1 : i;
        i = t.is(i, OLD) ? i + 1 : i;
        i = t.isJoint(i) ? i + 1 : i;
        if (t.is(i, WordClass.COMPARATIVE) && phrases.is(i, Phrases.ADJECTIVE)) {
            return compared(i + 1);
        }
        if (!phrases.is(i, Phrases.NOUN) && !phrases.is(i, Phrases.ADJECTIVE)
                || t.is(i, WordClass.COMPARATIVE)
                || phrases.is(i, Phrases.NOUN) && t.isSymbol(i)) {
            return Optional.empty();
        }
        int last = phrases.nounEnd(i);
        boolean vague = last == i && (t.is(last, WordClass.MEASURE_NOUN) || t.is(last, WordClass.BAND));
        if (last > i && t.is(last, WordClass.CHANGE_NOUN) && phrases.is(last - 1, Phrases.NOUN)) {
            return terms.of(new Phrase(i, last - 1));
        }
        if (last == i
                && t.is(last, WordClass.CHANGE_NOUN)
                && (t.is(last + 1, IN) || t.is(last + 1, OF) || t.is(last + 1, FOR))) {
            return changed(last);
        }
        if (last < 0 || t.is(last, WordClass.CHANGE_NOUN) || vague || t.isUpperCase(last) && last == i) {
            return Optional.empty();
        }
        return terms.of(new Phrase(i, last));
    }

    /** "A 12 % drop in its wheat <em>exports</em>". */
    private Optional<String> changed(int noun) {
        int first = phrases.afterDeterminers(noun + 2);
        int end = phrases.nounEnd(first);
        boolean where = end >= 0
                && !t.is(noun + 1, FOR)
                && (terms.isName(first, end) || t.is(end, WordClass.PLACE_NAME) || t.isUpperCase(end));
        return where ? Optional.empty() : terms.of(new Phrase(noun, noun));
    }

    /** "30 % less <em>water</em>", "a 5 % lower <em>risk of fire</em>". */
    private Optional<String> compared(int first) {
        int last = phrases.nounEnd(first);
        return last >= 0 && t.is(last, WordClass.NOUN) && !t.is(last, WordClass.BAND) && !isDescribing(last)
                ? terms.of(new Phrase(first, last))
                : Optional.empty();
    }

    /** "Less inflationary": an adjective by its ending. */
    private boolean isDescribing(int i) {
        String word = t.text(i);
        return t.is(i + 1, THAN)
                && (word.endsWith("ary") || word.endsWith("ic") || word.endsWith("al") || word.endsWith("ent"));
    }

    /** "A five-year, 1.8 billion-mile (2.8 billion km) <em>journey</em>": the token after the figures that stand together. */
    private int pastFigures(int from) {
        int i = from;
        for (int guard = 0; guard < FARTHEST; guard++) {
            if (isHanging(i)) {
                i += 2;
            } else if (phrases.is(i, Phrases.FIGURE) && !phrases.mention(i).counted) {
                i = phrases.mention(i).outerLast + 1;
            } else if ((t.isSymbol(i, ',') || t.isSymbol(i, '('))
                    && phrases.is(i + 1, Phrases.FIGURE)
                    && !(phrases.mention(i + 1).quantity instanceof Quantity.Multiple)
                    && isAttributive(phrases.mention(i + 1))) {
                i = phrases.mention(i + 1).outerLast + 1;
                i = t.isSymbol(i, ')') ? i + 1 : i;
            } else {
                break;
            }
        }
        return i;
    }

    /** "A 7<em>- or</em> 8-inch screen". */
    private boolean isHanging(int i) {
        return t.isSymbol(i, '-')
                && !t.spaced(i)
                && phrases.is(i + 1, Phrases.COORDINATOR)
                && phrases.is(i + 2, Phrases.FIGURE)
                && t.isJoint(phrases.mention(i + 2).numberLast + 1);
    }

    private boolean isAttributive(Mention m) {
        int i = m.outerLast + 1;
        if (t.isSymbol(m.outerFirst - 1, '(') && !t.isSymbol(i, ')')) {
            return false; // "14 months (95 % CI)"
        }
        i = t.isSymbol(i, ')') || t.isJoint(i) ? i + 1 : i;
        return !m.counted && (phrases.nounEnd(i) >= 0 || t.isSymbol(i, '(') && phrases.is(i + 1, Phrases.FIGURE));
    }

    /** "Children under 16", "were under five years old". */
    Optional<String> young(Mention m) {
        int i = m.outerFirst - 1;
        if (m.unit.equals("year") && m.outerFirst < m.first && phrases.is(i, Phrases.FIGURE)) {
            Mention counted = phrases.mention(i);
            return counted.nounFirst >= 0 ? Optional.of(t.text(counted.nounFirst, counted.nounLast)) : Optional.empty();
        }
        boolean young = m.unit.equals("year")
                && m.outerFirst < m.first
                && phrases.is(i, Phrases.NOUN)
                && t.is(i, WordClass.PLURAL);
        return young ? terms.of(clauses.chain(i)) : Optional.empty();
    }

    /** "<em>Players</em> over the age of 21". */
    Optional<String> ageOf(Mention m, Governor g) {
        if (g.noun().isEmpty() || g.preposition() != OF || !t.is(g.noun().get().last(), AGE)) {
            return Optional.empty();
        }
        int i = g.noun().get().first() - 1;
        i = phrases.is(i, Phrases.DETERMINER) ? i - 1 : i;
        i = phrases.is(i, Phrases.PREPOSITION) ? i - 1 : i;
        if (phrases.is(i, Phrases.FIGURE) && phrases.mention(i).nounFirst >= 0) {
            return Optional.of(t.text(phrases.mention(i).nounFirst, phrases.mention(i).nounLast));
        }
        return phrases.is(i, Phrases.NOUN) ? terms.of(clauses.chain(i)) : Optional.empty();
    }

    /** "The <em>poorest</em> 10 %". */
    Optional<String> superlative(Mention m) {
        int i = m.outerFirst - 1;
        boolean one = phrases.is(i, Phrases.ADJECTIVE)
                && phrases.is(i - 1, Phrases.DETERMINER)
                && t.text().startsWith("est", t.end(i) - 3);
        return one ? Optional.of(t.text(i)) : Optional.empty();
    }
}
