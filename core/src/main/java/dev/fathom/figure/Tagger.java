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
 * Decides the part of speech of one token after the other, from the lexicon, the tags before it and the words after it.
 * Figures and times are tagged already.
 */
final class Tagger {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int TO = WORDS.id("to");
    private static final int RECORD = WORDS.id("record");
    private static final int WORTH = WORDS.id("worth");
    private static final int HE = WORDS.id("he");
    private static final int SHE = WORDS.id("she");
    private static final int THEY = WORDS.id("they");
    private static final int WE = WORDS.id("we");
    private static final int IT = WORDS.id("it");
    private static final int THAT = WORDS.id("that");
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int FOR = WORDS.id("for");
    private static final int PER = WORDS.id("per");
    private static final int WITH = WORDS.id("with");
    private static final long VERBAL = WordClass.mask(WordClass.VERB, WordClass.AUXILIARY, WordClass.MODAL);
    private static final long CLOSED = WordClass.mask(
            WordClass.PREPOSITION,
            WordClass.DETERMINER,
            WordClass.PRONOUN,
            WordClass.CONJUNCTION,
            WordClass.AUXILIARY,
            WordClass.MODAL,
            WordClass.NEGATION,
            WordClass.RELATIVE);
    private static final long CONNECTING =
            WordClass.mask(WordClass.DETERMINER, WordClass.PREPOSITION, WordClass.COORDINATOR);
    private static final String[] ADJECTIVAL = {"able", "ible", "ous", "ful", "less", "ive"};
    private static final long NOMINAL = WordClass.mask(WordClass.NOUN, WordClass.ADJECTIVE);

    private final Tokens t;
    private final Phrases phrases;

    Tagger(Tokens tokens, Phrases phrases) {
        this.t = tokens;
        this.phrases = phrases;
    }

    /** The part of speech of a token, those before it being known. */
    byte read(int i) {
        return t.isWord(i) ? word(i) : t.isNumber(i) ? NOUN : symbol(i);
    }

    private byte tag(int i) {
        return phrases.tag(i);
    }

    private byte symbol(int i) {
        char c = t.first(i);
        if (c == '&' || (t.isDash(i) && c != '—' || c == '/') && !t.spaced(i) && !t.spaced(i + 1)) {
            return JOINT;
        }
        if ((c == '\'' || c == '’') && !t.spaced(i) && tag(i - 1) == NOUN && t.spaced(i + 1)) {
            return POSSESSIVE;
        }
        return c == '%' || c == '$' || c == '€' || c == '£' ? NOUN : PUNCTUATION;
    }

    private byte word(int i) {
        long c = t.classes(i);
        if (t.is(i, WordClass.POSSESSIVE)) {
            return POSSESSIVE;
        }
        if (t.is(i, THAT)) {
            return that(i);
        }
        if ((c & WordClass.RELATIVE.bit) != 0) {
            return RELATIVE;
        }
        boolean name = t.isCapitalised(i) && i > 0 && !t.isSymbol(i - 1, '.') && !t.isSymbol(i - 1, '“');
        boolean acronym = i == 0 && t.isUpperCase(i) && t.isWord(i + 1) && !t.isUpperCase(i + 1); // "US exports"
        if ((name || acronym) && (c & CONNECTING) == 0) {
            return NOUN;
        }
        if ((c & (WordClass.MODAL.bit | WordClass.AUXILIARY.bit)) != 0) {
            return AUXILIARY;
        }
        if (t.is(i, RECORD) && tag(i + 1) == FIGURE) {
            return ADJECTIVE;
        }
        if (t.is(i, WORTH) && (tag(i - 1) == ADJECTIVE || tag(i - 1) == DETERMINER || tag(i - 1) == POSSESSIVE)) {
            return NOUN;
        }
        if (isSubject(i - 1) && t.isWord(i) && !t.isAny(i, CLOSED | WordClass.ADVERB.bit | WordClass.ADJECTIVE.bit)) {
            return VERB;
        }
        if (t.is(i, TO)) {
            return isInfinitive(i + 1) ? INFINITIVE : PREPOSITION;
        }
        if ((c & WordClass.DETERMINER.bit) != 0) {
            return isAlone(i) ? PRONOUN : DETERMINER;
        }
        if ((c & WordClass.PRONOUN.bit) != 0) {
            return PRONOUN;
        }
        if ((c & WordClass.COORDINATOR.bit) != 0) {
            return COORDINATOR;
        }
        if ((c & WordClass.SUBORDINATOR.bit) != 0) {
            return (c & WordClass.PREPOSITION.bit) == 0 || opensClause(i + 1) ? SUBORDINATOR : PREPOSITION;
        }
        if ((c & WordClass.PREPOSITION.bit) != 0) {
            return PREPOSITION;
        }
        if ((c & WordClass.VERB.bit) != 0) {
            return verb(i, c);
        }
        if ((c & WordClass.COMPARATIVE.bit) != 0 && (c & WordClass.NOUN.bit) == 0) {
            return isNominal(i + 1) ? ADJECTIVE : ADVERB;
        }
        if (t.word(i) == 0
                && isAdjectival(i)
                && (isNominal(i + 1)
                        || t.is(i + 1, WordClass.ING) && isNominal(i + 2)
                        || tag(i - 1) != DETERMINER && tag(i - 1) != ADJECTIVE)) {
            return ADJECTIVE;
        }
        if ((c & WordClass.ADJECTIVE.bit) != 0) {
            return (c & WordClass.ADVERB.bit) != 0 && (t.classes(i + 1) & NOMINAL) == 0 ? ADVERB : ADJECTIVE;
        }
        return (c & WordClass.ADVERB.bit) != 0 && (c & WordClass.NOUN.bit) == 0 ? ADVERB : NOUN;
    }

    /** Whether the token is a pronoun that can only be a subject. */
    private boolean isSubject(int i) {
        return tag(i) == PRONOUN
                && (t.is(i, HE)
                        || t.is(i, SHE)
                        || t.is(i, THEY)
                        || t.is(i, WE)
                        || t.is(i, IT) && t.isAny(i + 1, WordClass.PLURAL.bit | WordClass.PAST.bit));
    }

    /** Whether a word that is not known ends as adjectives do. */
    private boolean isAdjectival(int i) {
        if ("esl".indexOf(t.charAt(t.end(i) - 1)) < 0) {
            return false; // the last letters of all such endings
        }
        for (String ending : ADJECTIVAL) {
            if (endsIn(i, ending)) {
                return true;
            }
        }
        return false;
    }

    boolean endsIn(int i, String ending) {
        return t.end(i) - t.start(i) > ending.length() + 2 && t.text().startsWith(ending, t.end(i) - ending.length());
    }

    private byte that(int i) {
        if (tag(i - 1) == NOUN) {
            return RELATIVE;
        }
        return tag(i - 1) == VERB ? SUBORDINATOR : isAlone(i) ? PRONOUN : DETERMINER;
    }

    /** Whether a determiner stands for its noun: no noun or adjective follows. */
    private boolean isAlone(int i) {
        return t.is(i, WordClass.PRONOUN)
                && tag(i + 1) != FIGURE
                && !t.isCapitalised(i + 1)
                && ((t.classes(i + 1) & NOMINAL) == 0 && t.word(i + 1) != 0 || t.isSymbol(i + 1));
    }

    private boolean isInfinitive(int i) {
        long c = t.classes(i);
        boolean regularPast = (c & WordClass.PAST.bit) != 0 && t.text().charAt(t.end(i) - 1) == 'd';
        if ((c & WordClass.VERB.bit) == 0 || regularPast || (c & WordClass.ING.bit) != 0 || t.isCapitalised(i)) {
            return false;
        }
        return (c & WordClass.NOUN.bit) == 0 || !t.is(i + 1, OF) && !t.isSymbol(i + 1);
    }

    /** Whether a noun and then a finite verb follow, before the next break: "as volumes fell". */
    private boolean opensClause(int i) {
        boolean noun = false;
        for (int k = i; k < Math.min(t.size(), i + 7); k++) {
            if (tag(k) == FIGURE
                    || tag(k) == TIME
                    || t.isSymbol(k) && !t.isJoint(k)
                    || t.is(k, WordClass.PREPOSITION)) {
                return false;
            }
            boolean finite = t.is(k, WordClass.VERB) && !t.isAny(k, NOMINAL | WordClass.ING.bit)
                    || noun && t.is(k, WordClass.PAST) && t.is(k + 1, WordClass.DETERMINER)
                    || noun
                            && t.is(k, WordClass.VERB)
                            && t.is(k, WordClass.PLURAL)
                            && t.is(k + 1, WordClass.PREPOSITION)
                            && !t.is(k + 1, OF);
            if (finite || t.isAny(k, WordClass.AUXILIARY.bit | WordClass.MODAL.bit)) {
                return noun;
            }
            noun |= t.isAny(k, WordClass.NOUN.bit | WordClass.PRONOUN.bit) || t.isCapitalised(k);
        }
        return false;
    }

    /** Verb, adjective or noun: a word that may be a verb. */
    private byte verb(int i, long c) {
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
        switch (before) {
            case AUXILIARY, INFINITIVE -> {
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
                && !t.is(i + 1, WITH);
        return opensObject(i + 1) || preposition ? VERB : NOUN;
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

    private boolean isNominal(int i) {
        return t.isWord(i)
                && tag(i) != FIGURE
                && tag(i) != TIME
                && !t.isAny(i, CLOSED)
                && (!t.isAny(i, VERBAL | WordClass.ADVERB.bit) || t.isAny(i, NOMINAL));
    }
}
