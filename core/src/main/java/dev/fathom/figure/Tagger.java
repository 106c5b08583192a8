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
    private static final long CONNECTING =
            WordClass.mask(WordClass.DETERMINER, WordClass.PREPOSITION, WordClass.COORDINATOR);
    private static final String[] ADJECTIVAL = {"able", "ible", "ous", "ful", "less", "ive"};

    private final Tokens t;
    private final Phrases phrases;
    private final VerbTagger verbs;

    Tagger(Tokens tokens, Phrases phrases) {
        this.t = tokens;
        this.phrases = phrases;
        this.verbs = new VerbTagger(tokens, phrases);
    }

    /** The part of speech of a token, those before it being known. */
    byte read(int i) {
        return t.isWord(i) ? word(i) : t.isNumber(i) ? number(i) : symbol(i);
    }

    private byte tag(int i) {
        return phrases.known(i);
    }

    /** A number that is no figure is part of a name, a score stands beside its clause: "beat the Celtics 112-104". */
    private byte number(int i) {
        return Scores.at(t, i) || tag(i - 1) == ADVERB && Scores.at(t, i - 2) ? ADVERB : NOUN;
    }

    private byte symbol(int i) {
        if (tag(i - 1) == ADVERB && t.isNumber(i - 1) && t.isJoint(i)) {
            return ADVERB;
        }
        char c = t.first(i);
        if (c == '&' || (t.isDash(i) && c != '—' || c == '/') && !t.spaced(i) && !t.spaced(i + 1)) {
            return JOINT;
        }
        if ((c == '\'' || c == '’') && !t.spaced(i) && tag(i - 1) == NOUN && t.spaced(i + 1)) {
            return POSSESSIVE;
        }
        if (c == '.' && isInAbbreviation(i)) {
            return NOUN;
        }
        return c == '%' || c == '$' || c == '€' || c == '£' ? NOUN : PUNCTUATION;
    }

    /** The full stops of "U.S.", which are part of the name. */
    private boolean isInAbbreviation(int i) {
        return isInitial(i - 1)
                && !t.spaced(i)
                && (isInitial(i + 1) && !t.spaced(i + 1) || t.isSymbol(i - 2, '.') && tag(i - 2) == NOUN);
    }

    private boolean isInitial(int i) {
        return t.isCapitalised(i) && t.end(i) - t.start(i) == 1;
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
        if (tag(i - 1) == FIGURE && tag(i + 1) == FIGURE && NumberReader.isTimesSign(t, i)) {
            return COORDINATOR;
        }
        if (t.is(i, RECORD) && tag(i + 1) == FIGURE) {
            return ADJECTIVE;
        }
        if (t.is(i, WORTH) && (tag(i - 1) == ADJECTIVE || tag(i - 1) == DETERMINER || tag(i - 1) == POSSESSIVE)) {
            return NOUN;
        }
        if (isSubject(i - 1)
                && t.isWord(i)
                && !t.isAny(i, VerbTagger.CLOSED | WordClass.ADVERB.bit | WordClass.ADJECTIVE.bit)) {
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
            return verbs.read(i, c);
        }
        if ((c & WordClass.COMPARATIVE.bit) != 0 && (c & WordClass.NOUN.bit) == 0) {
            return verbs.isNominal(i + 1) ? ADJECTIVE : ADVERB;
        }
        if (t.word(i) == 0
                && isAdjectival(i)
                && (verbs.isNominal(i + 1)
                        || t.is(i + 1, WordClass.ING) && verbs.isNominal(i + 2)
                        || tag(i - 1) != DETERMINER && tag(i - 1) != ADJECTIVE)) {
            return ADJECTIVE;
        }
        if ((c & WordClass.ADJECTIVE.bit) != 0) {
            return (c & WordClass.ADVERB.bit) != 0 && (t.classes(i + 1) & VerbTagger.NOMINAL) == 0 ? ADVERB : ADJECTIVE;
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
                && ((t.classes(i + 1) & VerbTagger.NOMINAL) == 0 && t.word(i + 1) != 0 || t.isSymbol(i + 1));
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
            boolean finite = t.is(k, WordClass.VERB) && !t.isAny(k, VerbTagger.NOMINAL | WordClass.ING.bit)
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
}
