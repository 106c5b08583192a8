package dev.fathom.figure;

import static dev.fathom.figure.Phrases.ADJECTIVE;
import static dev.fathom.figure.Phrases.ADVERB;
import static dev.fathom.figure.Phrases.AUXILIARY;
import static dev.fathom.figure.Phrases.COORDINATOR;
import static dev.fathom.figure.Phrases.DETERMINER;
import static dev.fathom.figure.Phrases.FIGURE;
import static dev.fathom.figure.Phrases.INFINITIVE;
import static dev.fathom.figure.Phrases.JOINT;
import static dev.fathom.figure.Phrases.NOUN;
import static dev.fathom.figure.Phrases.POSSESSIVE;
import static dev.fathom.figure.Phrases.PREPOSITION;
import static dev.fathom.figure.Phrases.PRONOUN;
import static dev.fathom.figure.Phrases.PUNCTUATION;
import static dev.fathom.figure.Phrases.RELATIVE;
import static dev.fathom.figure.Phrases.SUBORDINATOR;
import static dev.fathom.figure.Phrases.TIME;
import static dev.fathom.figure.Phrases.VERB;

/**
 * Decides whether a word that may be a verb is one, or a noun or adjective: by the tags before it and the words after it.
 */
final class VerbTagger {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int TO = WORDS.id("to");
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int BY = WORDS.id("by");
    private static final int FOR = WORDS.id("for");
    private static final int PER = WORDS.id("per");
    private static final int WITH = WORDS.id("with");
    static final long CLOSED = WordClass.mask(
            WordClass.PREPOSITION,
            WordClass.DETERMINER,
            WordClass.PRONOUN,
            WordClass.CONJUNCTION,
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.NEGATION,
            WordClass.RELATIVE);
    static final long NOMINAL = WordClass.mask(WordClass.NOUN, WordClass.ADJECTIVE);
    private static final long VERBAL = WordClass.mask(WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL);

    private static final Trie SAYING = Trie.ofWords("said says told tells");
    private static final int FARTHEST = 30;
    private static final int LONGEST = 6;

    private final Tokens t;
    private final Phrases phrases;

    VerbTagger(Tokens tokens, Phrases phrases) {
        this.t = tokens;
        this.phrases = phrases;
    }

    private byte tag(int i) {
        return phrases.known(i);
    }

    /** Verb, adjective or noun: a word that may be a verb. */
    byte read(int i, long c) {
        int p = i - 1;
        while (tag(p) == ADVERB) {
            p--;
        }
        byte before = tag(p);
        boolean noun = (c & WordClass.NOUN.bit) != 0;
        if (before == FIGURE && noun && isAttributive(p)) {
            return NOUN; // "a three-year contract"
        }
        boolean participle = (c & (WordClass.PAST.bit | WordClass.ING.bit)) != 0;
        boolean nounNext = isNominal(i + 1) || participle && opensPair(i + 1);
        if (SAYING.has(t, i)) {
            return VERB;
        }
        if (before == PUNCTUATION && t.isSymbol(p, ',') && tag(i + 1) == FIGURE && closesInsertion(p)) {
            return VERB; // "the mast, which is new, cost $5", "the mast, 20 m high, cost $5"
        }
        if (before == FIGURE && participle && nounNext && isAttributive(p)) {
            return ADJECTIVE; // "a 2-litre turbocharged engine"
        }
        switch (before) {
            case AUXILIARY, INFINITIVE -> {
                if (!participle && (c & WordClass.ADJECTIVE.bit) != 0 && t.is(p, WordClass.BE)) {
                    return ADJECTIVE; // "was last up 2 %"
                }
                return noun && (c & WordClass.PLURAL.bit) != 0 ? NOUN : VERB;
            }
            case PRONOUN, RELATIVE -> {
                return VERB;
            }
            case VERB -> {
                return (c & WordClass.ADVERB.bit) != 0
                        ? ADVERB
                        : participle ? participle(i, c, before, noun, nounNext) : noun ? NOUN : VERB;
            }
            case DETERMINER, POSSESSIVE, ADJECTIVE -> {
                if (noun && t.is(i + 1, WordClass.PAST) && !isNominal(i + 2) && !opensPair(i + 2)) {
                    return NOUN; // "the industrial average closed down"
                }
                if ((c & WordClass.ADJECTIVE.bit) != 0 && (nounNext || modifiesNext(i + 1, before, p))) {
                    return ADJECTIVE;
                }
                if (participle && !noun) {
                    return nounNext
                            ? ADJECTIVE
                            : before == DETERMINER || before == ADJECTIVE && (c & WordClass.PAST.bit) != 0
                                    ? VERB
                                    : NOUN;
                }
                return participle && nounNext && (c & WordClass.PAST.bit) != 0 ? ADJECTIVE : NOUN;
            }
            case PREPOSITION -> {
                if ((c & WordClass.ING.bit) != 0 && (c & WordClass.ADJECTIVE.bit) != 0 && nounNext) {
                    return ADJECTIVE; // "of living space"
                }
                if ((c & WordClass.ING.bit) != 0) {
                    return noun && !opensObject(i + 1) ? NOUN : VERB;
                }
                return participle && !noun ? nounNext ? ADJECTIVE : VERB : noun ? NOUN : VERB;
            }
            case JOINT -> {
                return participle && !noun ? ADJECTIVE : NOUN;
            }
            default -> {
                return participle ? participle(i, c, before, noun, nounNext) : noun ? finite(i, c, p, before) : VERB;
            }
        }
    }

    /** "Issued <em>and outstanding</em> shares", "registered <em>and insured</em> vehicles". */
    private boolean opensPair(int i) {
        return t.is(i, WordClass.COORDINATOR)
                && t.isAny(i + 1, WordClass.ADJECTIVE.bit | WordClass.PAST.bit)
                && isNominal(i + 2);
    }

    /** "The average <em>selling</em> price", "of the total <em>issued</em> shares": a participle that can be no finite verb. */
    private boolean modifiesNext(int i, byte before, int determiner) {
        boolean object = before == DETERMINER && tag(determiner - 1) == PREPOSITION && t.is(i, WordClass.PAST);
        return (object || t.is(i, WordClass.ING)) && (isNominal(i + 1) || opensPair(i + 1));
    }

    /** Whether the figure that ends at the token is number and unit joined by a hyphen. */
    private boolean isAttributive(int last) {
        Mention m = phrases.mention(last);
        return t.isJoint(m.numberLast + 1) && m.last == last && last > m.numberLast + 1;
    }

    private byte participle(int i, long c, byte before, boolean noun, boolean nounNext) {
        if ((c & WordClass.ING.bit) != 0) {
            if (before == NOUN) {
                boolean compound = nounNext && !t.is(i - 1, WordClass.PLURAL) && t.isAny(i + 2, VERBAL);
                return (noun || compound) && !opensObject(i + 1) ? NOUN : VERB;
            }
            boolean opening = i == 0 || before == COORDINATOR;
            return noun && !opensObject(i + 1) ? NOUN : nounNext && opening && !opensObject(i + 1) ? ADJECTIVE : VERB;
        }
        if (noun && before != NOUN && before != COORDINATOR && before != TIME) {
            return NOUN;
        }
        if (noun
                && (c & WordClass.PLURAL.bit) == 0
                && !opensObject(i + 1)
                && !isEnd(i + 1)
                && t.isAny(i + 1, WordClass.AUXILIARY.bit)) {
            return NOUN;
        }
        boolean opening = before == PUNCTUATION || before == TIME || before == COORDINATOR || before == SUBORDINATOR;
        return opening && nounNext && before != TIME ? ADJECTIVE : VERB;
    }

    /** A base form or one in -s that is a noun as well: the noun before it and the word after it decide. */
    private byte finite(int i, long c, int word, byte tag) {
        int p = word;
        byte before = tag;
        if (before == TIME) { // "figures for April decrease to"
            p = phrases.time(p).first() - 1;
            p = tag(p) == PREPOSITION ? p - 1 : p;
            before = tag(p);
        }
        boolean plural = (c & WordClass.PLURAL.bit) != 0;
        if (before == COORDINATOR) {
            boolean listed = tag(p - 1) == NOUN || tag(p - 1) == ADJECTIVE;
            boolean object = t.is(i + 1, TO)
                    || t.is(i + 1, WordClass.DETERMINER)
                    || tag(i + 1) == FIGURE && (!plural || !listed);
            return object || !listed && t.is(i + 1, WordClass.PREPOSITION) && !t.is(i + 1, OF) ? VERB : NOUN;
        }
        if (before != NOUN && before != FIGURE) {
            return NOUN;
        }
        boolean pluralBefore = t.is(p, WordClass.PLURAL);
        if (plural == pluralBefore && !(plural && t.isCapitalised(p)) || i != p + 1 && !plural && !pluralBefore) {
            return NOUN;
        }
        boolean preposition = t.is(i + 1, WordClass.PREPOSITION)
                && !t.is(i + 1, OF)
                && !t.is(i + 1, IN)
                && !t.is(i + 1, FOR)
                && !t.is(i + 1, PER)
                && !t.is(i + 1, WITH)
                && !changesAhead(i + 2);
        return opensObject(i + 1) || preposition ? VERB : NOUN;
    }

    /** "Passenger numbers at the airport <em>fell 2 %</em>": the verb comes later. */
    private boolean changesAhead(int from) {
        for (int i = from; i < Math.min(t.size(), from + LONGEST) && t.isWord(i) && tag(i) != TIME; i++) {
            if (t.is(i, WordClass.PAST) && (tag(i + 1) == FIGURE || t.is(i + 1, BY) || t.is(i + 1, TO))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the comma closes what a relative pronoun after another comma began. */
    private boolean closesInsertion(int comma) {
        for (int i = comma - 1; i > 0 && i > comma - FARTHEST; i--) {
            if (t.isSymbol(i, ',')) {
                return tag(i + 1) == RELATIVE || tag(i + 1) == FIGURE && tag(i - 1) == NOUN;
            }
        }
        return false;
    }

    private boolean isEnd(int i) {
        return i >= t.size() || t.isSymbol(i);
    }

    /** Whether an object or adverbial begins here, so that a verb is likely before it. */
    private boolean opensObject(int i) {
        return tag(i) == FIGURE
                || t.is(i, WordClass.DETERMINER)
                || t.is(i, WordClass.PRONOUN)
                || t.is(i, WordClass.ADVERB) && !t.is(i, WordClass.ADJECTIVE) && !t.isSymbol(i)
                || t.isCapitalised(i)
                || t.is(i, TO) && t.is(i + 1, WordClass.VERB);
    }

    boolean isNominal(int i) {
        return t.isWord(i)
                && tag(i) != FIGURE
                && tag(i) != TIME
                && !t.isAny(i, CLOSED)
                && (!t.isAny(i, VERBAL | WordClass.ADVERB.bit) || t.isAny(i, NOMINAL));
    }
}
