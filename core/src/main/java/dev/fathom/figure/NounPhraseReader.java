package dev.fathom.figure;

import java.util.Locale;

/**
 * Reads the noun phrase of counted things after a number, by rule: modifiers, then nouns, the head last. A plural noun
 * ends the phrase, since "310 routes reach" counts routes. A reader holds what it read last; not safe to share.
 */
final class NounPhraseReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int AND = WORDS.id("and");
    private static final int OR = WORDS.id("or");
    private static final int OF = WORDS.id("of");
    private static final int OTHER = WORDS.id("other");
    private static final int MORE = WORDS.id("more");
    private static final int LESS = WORDS.id("less");
    private static final int FEWER = WORDS.id("fewer");
    private static final int ADDITIONAL = WORDS.id("additional");
    private static final int FURTHER = WORDS.id("further");
    private static final int LONGEST = 8;

    private static final long CLOSED = WordClass.mask(
            WordClass.DETERMINER,
            WordClass.PREPOSITION,
            WordClass.PRONOUN,
            WordClass.RELATIVE,
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.NEGATION,
            WordClass.POSSESSIVE,
            WordClass.CONJUNCTION,
            WordClass.SUBORDINATOR);
    private static final long NUMERIC = WordClass.mask(WordClass.CARDINAL, WordClass.VAGUE, WordClass.MULTIPLE);

    private static final Trie SAYING = Trie.ofWords("said says told tells");

    private final Tokens t;
    private int first;
    private int last;
    private String head = "";

    NounPhraseReader(Tokens tokens) {
        this.t = tokens;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** The head noun, singular, lower case. */
    String head() {
        return head;
    }

    /**
     * Reads the phrase that begins at token {@code i}.
     *
     * @param one whether exactly one thing is counted, so that the head is singular
     * @param limit the token the phrase must end before
     */
    boolean read(int i, boolean one, int limit) {
        first = i;
        last = -1;
        int plural = -1;
        int noun = -1;
        int end = Math.min(limit, i + LONGEST + 4);
        for (int k = i; k < end; k++) {
            if (t.isJoint(k) && t.isCapitalised(k - 1) && k > i && t.isNumber(k + 1)) {
                k++; // "COVID-19 tests"
                continue;
            }
            if (t.isJoint(k) && k > i && t.isWord(k + 1)) {
                k++;
                noun = compound(k);
                if (noun >= 0 && isPlural(noun)) {
                    plural = noun;
                    if (!goesOn(noun + 1, end)) {
                        break;
                    }
                }
                continue;
            }
            if (k > i && t.isSymbol(k, ',') && isAdjective(k - 1) && isAdjective(k + 1)) {
                continue; // "small, friendly deals"
            }
            if (k > i && t.isNumber(k) && t.isCapitalised(k - 1) && t.isWord(k + 1) && isPlural(k + 1)) {
                continue; // "Model 3 sedans"
            }
            if (!t.isWord(k) || t.isAny(k, NUMERIC) || SAYING.has(t, k)) {
                break;
            }
            if (isComparative(k) && k == i) {
                continue;
            }
            if (joins(k) && k > i && plural < 0 && isPair(k)) {
                continue;
            }
            if (t.isAny(k, CLOSED) && !t.is(k, OTHER) && !opensCompound(k)) {
                break;
            }
            if (isPlural(k)) {
                plural = k;
                if (!goesOn(k + 1, end)) {
                    break;
                }
            } else if (isVerbHere(k, noun, one)) {
                break;
            } else if (isNoun(k)) {
                noun = k;
            } else if (t.is(k, WordClass.ADVERB) && !isModifier(k + 1)) {
                break;
            }
        }
        last = one ? Math.max(noun, plural) : plural;
        if (last < 0) {
            return false;
        }
        head = singular(last);
        return true;
    }

    /** The part after a hyphen, where it is a noun. */
    private int compound(int k) {
        return isPlural(k) || isNoun(k) ? k : -1;
    }

    /** The word after a hyphen decides: "off-grid homes", "first-year students". */
    private boolean opensCompound(int k) {
        return t.isJoint(k + 1) && t.isWord(k + 2);
    }

    /** Two modifiers of one noun: "digital and physical sales", "Kia and Hyundai cars". */
    private boolean isPair(int k) {
        long adjective = WordClass.ADJECTIVE.bit | WordClass.PAST.bit;
        return t.isAny(k - 1, adjective) && t.isAny(k + 1, adjective)
                || t.isCapitalised(k - 1) && t.isCapitalised(k + 1) && !isPlural(k - 1) && !isPlural(k + 1);
    }

    private boolean isAdjective(int k) {
        return t.is(k, WordClass.ADJECTIVE) && !t.is(k, WordClass.NOUN);
    }

    private boolean joins(int k) {
        return t.is(k, AND) || t.is(k, OR);
    }

    private boolean isComparative(int k) {
        return t.is(k, MORE)
                || t.is(k, LESS)
                || t.is(k, FEWER)
                || t.is(k, OTHER)
                || t.is(k, ADDITIONAL)
                || t.is(k, FURTHER);
    }

    private boolean isModifier(int k) {
        return t.isWord(k)
                && (t.isAny(k, WordClass.ADJECTIVE.bit | WordClass.PAST.bit | WordClass.ING.bit)
                        || isPlural(k)
                        || isNoun(k) && !t.isAny(k, CLOSED));
    }

    private boolean isNoun(int k) {
        return t.is(k, WordClass.NOUN) || t.word(k) == 0 || t.isCapitalised(k);
    }

    /** Whether a finite verb stands here: "three companies plan"; a noun must have gone before. */
    private boolean isVerbHere(int k, int noun, boolean one) {
        if (!t.is(k, WordClass.VERB) || t.isCapitalised(k)) {
            return false;
        }
        if (t.isAny(k, WordClass.NOUN.bit | WordClass.ADJECTIVE.bit)) {
            return false;
        }
        if (t.isAny(k, WordClass.PAST.bit | WordClass.ING.bit)) {
            return noun >= 0 && one || !isModifier(k + 1);
        }
        return noun >= 0 || !isModifier(k + 1);
    }

    /** Whether the phrase goes on after a plural noun: "two arms dealers", "150 sales managers". */
    private boolean goesOn(int k, int end) {
        if (k >= end || !t.isWord(k) || t.isCapitalised(k)) {
            return false;
        }
        return isPlural(k) && !t.isAny(k, CLOSED | WordClass.VERB.bit | WordClass.ADVERB.bit);
    }

    /** Whether the token is a noun that stands for several. */
    boolean isPlural(int k) {
        if (!t.isWord(k) || t.isAny(k, CLOSED)) {
            return false;
        }
        if (t.is(k, WordClass.PLURAL)) {
            return true;
        }
        int length = t.end(k) - t.start(k);
        char lastChar = t.text().charAt(t.end(k) - 1);
        if (length < 3 || lastChar != 's' || t.isAny(k, WordClass.ADVERB.bit)) {
            return Nouns.isOwnPlural(t, k);
        }
        if (t.is(k, WordClass.VERB) && !t.is(k, WordClass.NOUN) && t.word(k) != 0) {
            // "Line 3 adds": third person; "1,125 solar-powered lights": a noun
            return k > first;
        }
        char before = t.text().charAt(t.end(k) - 2);
        return before != 's' && before != 'u' && before != 'i' && !t.isAny(k, WordClass.ADJECTIVE.bit)
                || Nouns.isOwnPlural(t, k);
    }

    private String singular(int k) {
        int from = k;
        String noun = t.text(k).toLowerCase(Locale.ROOT).replace('’', '\'');
        if (t.isJoint(from - 1) && t.word(k) == 0 && noun.length() < 4) {
            // "follow-ups", "take-offs": a short tail is no noun by itself
            return Nouns.singular(t.text(from - 2, k).toLowerCase(Locale.ROOT));
        }
        return Nouns.singular(noun);
    }

    /** Whether "of" follows the phrase read. */
    boolean isFollowedByOf() {
        return t.is(last + 1, OF);
    }
}
