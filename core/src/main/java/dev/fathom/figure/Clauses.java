package dev.fathom.figure;

import java.util.List;
import java.util.Optional;

/** Finds the subjects of verbs and the noun phrases that chains of prepositions hang on. */
final class Clauses {

    /** Stands for a pronoun as subject: "it rose". */
    static final Phrase PRONOUN = new Phrase(-1, -1);

    private static final Lexicon WORDS = Lexicon.english();
    private static final int HAVING = WORDS.id("having");
    private static final Trie OLD_ONES = Trie.ofWords("old olds");
    private static final long ACTIVE = WordClass.mask(WordClass.HAVE, WordClass.MODAL);
    private static final int DEEPEST = 4;
    private static final int FARTHEST = 60;

    private final Tokens t;
    private final Phrases phrases;
    private final Governor.Finder governors;

    Clauses(Tokens tokens, Phrases phrases, Governor.Finder governors) {
        this.t = tokens;
        this.phrases = phrases;
        this.governors = governors;
    }

    /** The subject of a verb: its noun phrase, {@link #PRONOUN}, or nothing. */
    Optional<Phrase> subject(int verb, List<Mention> mentions) {
        return subject(verb, mentions, 0);
    }

    private Optional<Phrase> subject(int verb, List<Mention> mentions, int depth) {
        if (depth == DEEPEST) {
            return Optional.empty();
        }
        int start = groupStart(verb);
        boolean participle =
                t.is(verb, WordClass.ING) && !phrases.is(verb - 1, Phrases.AUXILIARY) || t.is(start, HAVING);
        if (t.is(start, HAVING)) {
            return before(start, mentions, depth);
        }
        int i = start - 1;
        if (phrases.is(start, Phrases.INFINITIVE) && (phrases.is(i, Phrases.PUNCTUATION) || isObject(i))) {
            return before(start, mentions, depth); // "lost 5 points, to close at 30"
        }
        int limit = Math.max(0, i - FARTHEST);
        while (i >= limit) {
            switch (phrases.tag(i)) {
                case Phrases.NOUN -> {
                    if (!t.isNumber(phrases.nounStart(i))) {
                        return Optional.of(chain(i));
                    }
                    i = phrases.nounStart(i) - 1; // "won 3-1 to move"
                }
                case Phrases.PRONOUN -> {
                    if (!phrases.is(i - 1, Phrases.PREPOSITION)) {
                        return Optional.of(PRONOUN);
                    }
                    i -= 2;
                }
                case Phrases.ADJECTIVE -> {
                    if (phrases.is(i - 1, Phrases.DETERMINER) && phrases.is(i + 1, Phrases.AUXILIARY)) {
                        return Optional.of(new Phrase(i, i));
                    }
                    i--;
                }
                case Phrases.VERB -> {
                    if (t.is(i, WordClass.ING) && phrases.is(i - 1, Phrases.PUNCTUATION)) {
                        return Optional.of(new Phrase(i, i)); // "testing in May showed"
                    }
                    i--;
                }
                case Phrases.TIME -> i = governors.beforeTime(i);
                case Phrases.FIGURE -> {
                    Mention figure = mentions.get(phrases.figure(i));
                    if (isOld(figure) && !phrases.is(beforeNoun(figure.first), Phrases.PREPOSITION)) {
                        return Optional.of(new Phrase(figure.first, figure.last + 2));
                    }
                    int outer = beforeNoun(figure.outerFirst);
                    if (figure.counted
                            && phrases.is(outer, Phrases.PREPOSITION)
                            && phrases.is(outer - 1, Phrases.NOUN)) {
                        return Optional.of(chain(outer - 1)); // "trade between the two countries"
                    }
                    if (figure.counted && figure.nounFirst >= 0) {
                        return Optional.of(new Phrase(figure.nounFirst, figure.nounLast));
                    }
                    i = beforeFigure(figure);
                }
                case Phrases.COORDINATOR -> {
                    return before(i, mentions, depth);
                }
                case Phrases.PUNCTUATION -> {
                    if (t.isSymbol(i, ';') || t.isSymbol(i, ':')) {
                        return Optional.empty();
                    }
                    if (participle && !t.isSymbol(i, ')')) {
                        return before(i, mentions, depth);
                    }
                    int open = opening(i);
                    i = open > 0 ? open - 1 : i - 1;
                }
                case Phrases.RELATIVE -> i = t.isSymbol(i - 1, ',') ? i - 2 : i - 1;
                case Phrases.SUBORDINATOR -> {
                    return Optional.empty();
                }
                default -> i--;
            }
        }
        return Optional.empty();
    }

    /** The subject of the verb that stands before the token. */
    private Optional<Phrase> before(int i, List<Mention> mentions, int depth) {
        for (int k = i - 1; k >= 0 && k > i - FARTHEST; k--) {
            if (phrases.is(k, Phrases.VERB) && !t.is(k, WordClass.ING) || phrases.is(k, Phrases.AUXILIARY)) {
                return subject(k, mentions, depth + 1);
            }
            if (t.isSymbol(k, ';')) {
                break;
            }
        }
        return Optional.empty();
    }

    /** "Lost <em>5 points</em>": a figure that is the object of its verb. */
    private boolean isObject(int i) {
        return phrases.is(i, Phrases.FIGURE) && phrases.is(phrases.figureStart(i) - 1, Phrases.VERB);
    }

    /** "A <em>60-year-old</em> would pay", "<em>15-year-olds</em> scored". */
    boolean isOld(Mention m) {
        return m.unit.equals("year") && t.isJoint(m.last + 1) && OLD_ONES.has(t, m.last + 2);
    }

    /** The token before a figure and the words that tie it to a noun: "customers paying over $5 numbered". */
    private int beforeFigure(Mention figure) {
        int k = figure.outerFirst - 1;
        while (phrases.is(k, Phrases.PREPOSITION) || phrases.is(k, Phrases.VERB) || phrases.is(k, Phrases.ADVERB)) {
            k--;
        }
        return k;
    }

    /** The comma or bracket that opens the insertion closed by the one at the token; 0 for none. */
    private int opening(int close) {
        boolean bracket = t.isSymbol(close, ')');
        for (int k = close - 1; k > 0 && k > close - FARTHEST; k--) {
            if (bracket ? t.isSymbol(k, '(') : t.isSymbol(k, t.first(close))) {
                return k;
            }
            if (t.isSymbol(k, ';')) {
                return 0;
            }
        }
        return 0;
    }

    /** The first token of the verb group: "is expected to <em>increase</em>". */
    int groupStart(int verb) {
        int i = verb;
        while (i > 0) {
            byte before = phrases.tag(i - 1);
            boolean inside = before == Phrases.AUXILIARY
                    || before == Phrases.ADVERB
                    || before == Phrases.INFINITIVE
                    || phrases.is(i, Phrases.INFINITIVE) && (before == Phrases.VERB || before == Phrases.ADJECTIVE)
                    || before == Phrases.VERB && phrases.is(i, Phrases.AUXILIARY);
            if (!inside) {
                break;
            }
            i--;
        }
        return i;
    }

    /** Whether a form of be stands before the participle: "was cut". */
    boolean isPassive(int verb) {
        return verb >= 0
                && t.is(verb, WordClass.PAST)
                && phrases.is(verb - 1, Phrases.AUXILIARY)
                && !t.isAny(verb - 1, ACTIVE);
    }

    /** The noun phrase at the start of the chain of phrases and prepositions that ends at the token. */
    Phrase chain(int last) {
        Phrase noun = coordinated(new Phrase(phrases.nounStart(last), last));
        for (int guard = 0; guard < 12; guard++) {
            int i = beforeNoun(noun.first());
            if (phrases.is(i, Phrases.FIGURE) && isAttributive(phrases.mention(i))) {
                i = beforeNoun(phrases.figureStart(i)); // "the yield on the 10-year note"
            }
            if (!phrases.is(i, Phrases.PREPOSITION) && !isReducedRelative(i)) {
                break;
            }
            int left = i - 1;
            while (phrases.is(left, Phrases.TIME)) {
                left = governors.beforeTime(left);
            }
            if (phrases.is(i, Phrases.PREPOSITION) && isReducedRelative(left)) {
                left--;
            }
            if (phrases.is(i, Phrases.PREPOSITION)
                    && phrases.is(left, Phrases.ADJECTIVE)
                    && phrases.is(left - 1, Phrases.NOUN)) {
                left--; // "profit attributable to shareholders"
            }
            if (phrases.is(left, Phrases.FIGURE)) {
                int p = phrases.figureStart(left) - 1;
                Mention counted = phrases.mention(left);
                if (!phrases.is(p, Phrases.PREPOSITION) && counted.counted && counted.nounFirst >= 0) {
                    return new Phrase(counted.nounFirst, counted.nounLast); // "4,000 workers at the plant"
                }
                left = phrases.is(p, Phrases.PREPOSITION) ? p - 1 : left;
            }
            if (!phrases.is(left, Phrases.NOUN)) {
                break;
            }
            noun = coordinated(new Phrase(phrases.nounStart(left), left));
        }
        return noun;
    }

    /** Whether a hyphen ties the figure's number to its unit: "10-year". */
    private boolean isAttributive(Mention m) {
        return t.isJoint(m.numberLast + 1) && m.last > m.numberLast + 1;
    }

    /** "Births <em>attended</em> by staff", "dams <em>serving</em> the city": a verb that belongs to the noun before it. */
    private boolean isReducedRelative(int i) {
        return phrases.is(i, Phrases.VERB)
                && phrases.is(i - 1, Phrases.NOUN)
                && (t.is(i, WordClass.ING) || t.is(i, WordClass.PAST) && phrases.is(i + 1, Phrases.PREPOSITION));
    }

    /** "Wind and hydro", "research and development". */
    private Phrase coordinated(Phrase noun) {
        int and = beforeNoun(noun.first());
        boolean joined = phrases.is(and, Phrases.COORDINATOR) && phrases.is(and - 1, Phrases.NOUN);
        return joined ? new Phrase(phrases.nounStart(and - 1), noun.last()) : noun;
    }

    private int beforeNoun(int first) {
        int i = first - 1;
        while (true) {
            while (phrases.is(i, Phrases.DETERMINER) || phrases.is(i, Phrases.ADVERB)) {
                i--;
            }
            if (!phrases.is(i, Phrases.POSSESSIVE)) {
                return i;
            }
            i = phrases.nounStart(Math.max(0, i - 1)) - 1;
        }
    }
}
