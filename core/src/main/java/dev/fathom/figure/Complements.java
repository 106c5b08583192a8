package dev.fathom.figure;

import java.util.Optional;

/** Finds the nouns after a figure that say what it is of: "of tarmac", "on roads", "had piped water". */
final class Complements {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int ON = WORDS.id("on");
    private static final int FOR = WORDS.id("for");
    private static final int INTO = WORDS.id("into");
    private static final int FROM = WORDS.id("from");
    private static final int TO = WORDS.id("to");
    private static final int OVER = WORDS.id("over");
    private static final int OR = WORDS.id("or");
    private static final int FARTHEST = 14;
    /** Nouns that make one preposition with "in" and the one after: "in exchange for". */
    private static final Trie EXCHANGE =
            Trie.ofWords("exchange return addition response relation contrast proportion favour favor lieu");

    private static final Trie GOING = Trie.ofWords("go goes went gone going");

    private final Tokens t;
    private final Phrases phrases;
    private final Terms terms;

    Complements(Tokens tokens, Phrases phrases, Terms terms) {
        this.t = tokens;
        this.phrases = phrases;
        this.terms = terms;
    }

    /** The noun phrase after the preposition at the token. */
    Optional<String> after(int preposition) {
        if (phrases.is(preposition + 1, Phrases.TIME) || phrases.is(preposition + 1, Phrases.FIGURE)) {
            return Optional.empty();
        }
        int first = phrases.afterDeterminers(preposition + 1);
        int end = phrases.nounEnd(first);
        if (end < 0) {
            return adjectives(first);
        }
        while (phrases.is(end + 1, Phrases.POSSESSIVE) && phrases.nounEnd(end + 2) > 0) {
            first = end + 2; // "of the country's <em>exports</em>"
            end = phrases.nounEnd(first);
        }
        if (t.is(preposition, IN) && terms.isName(first, end)) {
            return Optional.empty();
        }
        return terms.of(new Phrase(first, end));
    }

    /** "Of the <em>young jobless</em>": adjectives that stand for their noun. */
    private Optional<String> adjectives(int first) {
        if (!phrases.is(first - 1, Phrases.DETERMINER) || !phrases.is(first, Phrases.ADJECTIVE)) {
            return Optional.empty();
        }
        int last = first;
        while (phrases.is(last + 1, Phrases.ADJECTIVE)) {
            last++;
        }
        return Optional.of(t.text(first, last));
    }

    /** What follows "of them": "in <em>research</em>", "<em>women</em>", "<em>female</em>". */
    Optional<String> quality(int i) {
        int first = t.is(i, IN) ? phrases.afterDeterminers(i + 1) : i;
        int end = coordinated(first, phrases.nounEnd(first));
        if (end >= 0) {
            return Optional.of(t.text(first, end));
        }
        return phrases.is(first, Phrases.ADJECTIVE) ? Optional.of(t.text(first)) : Optional.empty();
    }

    /** "88 % of households had <em>piped water</em>", by the "of". */
    Optional<String> possessed(int of) {
        int noun = phrases.nounEnd(phrases.afterDeterminers(of + 1));
        int k = noun + 1;
        if (noun < 0) {
            return Optional.empty();
        }
        while (phrases.is(k, Phrases.AUXILIARY) && !t.is(k, WordClass.HAVE) || phrases.is(k, Phrases.ADVERB)) {
            k++;
        }
        int first = phrases.afterDeterminers(k + 1);
        boolean past = phrases.is(first, Phrases.VERB) && t.is(first, WordClass.PAST);
        int object = past ? phrases.nounEnd(first + 1) : phrases.nounEnd(first);
        int end = t.is(k, WordClass.HAVE) ? coordinated(first, object) : -1;
        return end < 0 ? Optional.empty() : Optional.of(t.text(first, end));
    }

    private int coordinated(int first, int end) {
        int last = end < 0 && phrases.is(first, Phrases.ADJECTIVE) && phrases.is(first + 1, Phrases.COORDINATOR)
                ? first
                : end;
        while (last >= 0 && phrases.is(last + 1, Phrases.COORDINATOR) && phrases.nounEnd(last + 2) > 0) {
            last = phrases.nounEnd(last + 2);
        }
        return last == first && end < 0 ? -1 : last;
    }

    /**
     * What follows the verb of which the figure is the subject: "went on <em>roads</em>", for shares also "is
     * <em>capital expenditure</em>".
     */
    Optional<String> predicate(int from, boolean share) {
        int i = from;
        if (t.is(i, FROM) || t.is(i, FOR)) {
            return after(i);
        }
        while (phrases.is(i, Phrases.AUXILIARY) || phrases.is(i, Phrases.ADVERB)) {
            i++;
        }
        if (share && i > from && t.is(i - 1, WordClass.BE) && i == from + 1) {
            int first = phrases.afterDeterminers(i);
            int end = phrases.nounEnd(first);
            return end < 0 ? Optional.empty() : Optional.of(t.text(first, end));
        }
        if (phrases.is(i, Phrases.VERB) && t.is(i + 1, TO) && GOING.has(t, i)) {
            return object(i + 1);
        }
        boolean origin = t.is(i + 1, FROM) && t.isCapitalised(i + 2); // "3,000 came from Asia"
        return phrases.is(i, Phrases.VERB) && !origin ? purpose(i + 1) : Optional.empty();
    }

    /** What money goes to or comes from: "on <em>roads</em>", "for three <em>bridges</em>", "from <em>donors</em>". */
    Optional<String> purpose(int from) {
        int i = from;
        int limit = Math.min(t.size(), from + FARTHEST);
        while (i < limit) {
            if (phrases.is(i, Phrases.TIME)
                    || (phrases.is(i, Phrases.PREPOSITION) && phrases.is(i + 1, Phrases.TIME))
                    || t.is(i, OVER) && phrases.is(i + 1, Phrases.FIGURE)
                    || phrases.is(i, Phrases.FIGURE) && t.is(phrases.figureStart(i) - 1, OVER)) {
                i++;
            } else if (t.isSymbol(i, '(')) {
                i = close(i, ')', limit) + 1;
            } else if (t.isSymbol(i, ',') && t.is(i + 1, OR)) {
                i = close(i, ',', limit) + 1;
            } else if (isCompound(i)) {
                i += 2;
            } else {
                break;
            }
        }
        boolean fits = t.is(i, ON) || t.is(i, FOR) || t.is(i, INTO) || t.is(i, IN) || t.is(i, FROM);
        return fits ? object(i) : Optional.empty();
    }

    /** "In exchange for". */
    private boolean isCompound(int in) {
        return t.is(in, IN) && EXCHANGE.has(t, in + 1) && t.is(in + 2, WordClass.PREPOSITION);
    }

    /** "£38m in <em>compensation</em>": a bare noun after "in" says what the money is. */
    Optional<String> kind(int from) {
        int i = t.isSymbol(from, '(') ? close(from, ')', Math.min(t.size(), from + FARTHEST)) + 1 : from;
        boolean bare = t.is(i, IN) && phrases.nounEnd(i + 1) >= 0 && !t.isCapitalised(i + 1) && !isCompound(i);
        return bare ? terms.of(new Phrase(i + 1, phrases.nounEnd(i + 1))) : Optional.empty();
    }

    /** "Added £2 to a <em>bill</em>". */
    Optional<String> destination(int from) {
        int i = from;
        while (i < Math.min(t.size(), from + FARTHEST) && !t.is(i, TO)) {
            if (!phrases.is(i, Phrases.FIGURE) && !phrases.is(i, Phrases.COORDINATOR)) {
                return Optional.empty();
            }
            i++;
        }
        return t.is(i, TO) ? object(i) : Optional.empty();
    }

    private int close(int open, char symbol, int limit) {
        for (int k = open + 1; k < limit; k++) {
            if (t.isSymbol(k, symbol)) {
                return k;
            }
        }
        return limit;
    }

    /** The object of a preposition, which may be a figure itself: "for three new <em>bridges</em>", "on 42 km of <em>road</em>". */
    private Optional<String> object(int preposition) {
        int i = phrases.afterDeterminers(preposition + 1);
        if (phrases.is(i, Phrases.FIGURE)) {
            Mention m = phrases.mention(i);
            if (m.counted && m.nounFirst >= 0) {
                return Optional.of(t.text(m.nounFirst, m.nounLast));
            }
            return t.is(m.outerLast + 1, OF) ? after(m.outerLast + 1) : Optional.empty();
        }
        int end = phrases.nounEnd(i);
        if (end < 0 || terms.isName(i, end) && !t.is(preposition, FROM)) {
            return Optional.empty();
        }
        return terms.of(new Phrase(i, end));
    }
}
