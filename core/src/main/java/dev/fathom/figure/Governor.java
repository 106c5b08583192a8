package dev.fathom.figure;

import java.util.Optional;

/**
 * What a figure hangs on, looking to its left: a verb ("rose by 5 %"), a noun ("a deficit of 5 %"), or an earlier figure
 * it is added to ("5 %, or 3 million").
 *
 * @param verb the token of the verb, −1 for none
 * @param preposition the word between, 0 for none
 * @param at the token of the preposition, else the first of the figure
 * @param noun the noun phrase right before the preposition or the figure
 * @param outer the noun phrase at the start of a chain of them: "a <em>fall</em> in exports of 5 %"; the verb's object
 *     where there is a verb; empty where a preposition stands between verb and noun
 * @param figure the earlier figure, −1 for none
 * @param coordinated whether "and" or "or" joins it to what is before
 * @param comma whether a comma or bracket stands between
 */
record Governor(
        int verb,
        int preposition,
        int at,
        Optional<Phrase> noun,
        Optional<Phrase> outer,
        int figure,
        boolean coordinated,
        boolean comma) {

    /** This governor with the verb that the earlier figure hangs on. */
    Governor inheriting(Governor earlier) {
        boolean same = verb < 0 && noun.isEmpty() && earlier.verb >= 0;
        boolean shared = (coordinated || comma) && preposition == 0 && earlier.preposition != 0;
        int inherited = shared ? earlier.preposition : preposition;
        int where = shared ? earlier.at : at;
        return same ? new Governor(earlier.verb, inherited, where, noun, outer, figure, coordinated, comma) : this;
    }

    /** Finds governors in a tagged sentence. */
    static final class Finder {

        private static final Lexicon WORDS = Lexicon.english();
        private static final int OF = WORDS.id("of");
        private static final int UP = WORDS.id("up");
        private static final int DOWN = WORDS.id("down");
        private static final int WITH = WORDS.id("with");
        private static final int AND = WORDS.id("and");
        private static final int OR = WORDS.id("or");
        private static final int AS = WORDS.id("as");
        private static final int AVERAGE = WORDS.id("average");
        private static final int RECORD = WORDS.id("record");
        private static final int RANGE = WORDS.id("range");
        private static final int TO = WORDS.id("to");
        private static final int AT = WORDS.id("at");
        private static final int IN = WORDS.id("in");
        private static final Trie SPEEDS = Trie.ofWords("rate pace clip speed");
        private static final Trie EXTREMES = Trie.ofWords("low high peak trough");
        private static final int TOTAL = WORDS.id("total");

        /** How many tokens to the left are looked at. */
        private static final int FARTHEST = 60;

        private final Tokens t;
        private final Phrases phrases;

        Finder(Tokens tokens, Phrases phrases) {
            this.t = tokens;
            this.phrases = phrases;
        }

        /** The governor of the figure of that number. */
        Governor of(Mention m) {
            int i = skipModifiers(m.outerFirst - 1);
            int preposition = 0;
            int at = m.outerFirst;
            boolean coordinated = false;
            boolean comma = false;
            int limit = Math.max(0, i - FARTHEST);
            while (i >= limit) {
                switch (phrases.tag(i)) {
                    case Phrases.VERB, Phrases.AUXILIARY -> {
                        return new Governor(
                                i, preposition, at, Optional.empty(), Optional.empty(), -1, coordinated, comma);
                    }
                    case Phrases.PREPOSITION -> {
                        if (preposition != 0 && !isParticle(i) && !isComparing(i)) {
                            return new Governor(
                                    -1, preposition, at, Optional.empty(), Optional.empty(), -1, coordinated, comma);
                        }
                        if (preposition == 0 && !coordinated && !comma) {
                            at = i;
                            preposition = t.word(i);
                        }
                        i--;
                    }
                    case Phrases.INFINITIVE, Phrases.ADVERB -> i--;
                    case Phrases.TIME -> i = beforeTime(i);
                    case Phrases.FIGURE -> {
                        return new Governor(
                                -1,
                                preposition,
                                at,
                                Optional.empty(),
                                Optional.empty(),
                                phrases.figure(i),
                                coordinated,
                                comma);
                    }
                    case Phrases.NOUN -> {
                        return nominal(i, preposition, at, coordinated, comma);
                    }
                    case Phrases.COORDINATOR -> {
                        if (!t.is(i, AND) && !t.is(i, OR)) {
                            return new Governor(
                                    -1, preposition, at, Optional.empty(), Optional.empty(), -1, coordinated, comma);
                        }
                        coordinated = true;
                        i--;
                    }
                    case Phrases.PUNCTUATION -> {
                        if (comma || !isLight(i)) {
                            return new Governor(
                                    -1, preposition, at, Optional.empty(), Optional.empty(), -1, coordinated, true);
                        }
                        comma = true;
                        i--;
                    }
                    case Phrases.PRONOUN, Phrases.DETERMINER, Phrases.ADJECTIVE -> i--;
                    default -> {
                        return new Governor(
                                -1, preposition, at, Optional.empty(), Optional.empty(), -1, coordinated, comma);
                    }
                }
            }
            return new Governor(-1, preposition, at, Optional.empty(), Optional.empty(), -1, coordinated, comma);
        }

        /** "Edged <em>up</em> from", "came <em>in</em> at", "up from": a word that goes with the verb or the preposition. */
        private boolean isParticle(int i) {
            return t.is(i, UP) || t.is(i, DOWN) || phrases.is(i - 1, Phrases.VERB);
        }

        /** "Just <em>as</em> impressive at". */
        private boolean isComparing(int i) {
            return t.is(i, AS) && phrases.is(i + 1, Phrases.ADJECTIVE);
        }

        private boolean isLight(int i) {
            char c = t.first(i);
            return c == ',' || c == '(' || c == ')' || c == '–' || c == '—' || c == ':';
        }

        private Governor nominal(int last, int preposition, int at, boolean coordinated, boolean comma) {
            Phrase noun = new Phrase(phrases.nounStart(last), last);
            Phrase outer = noun;
            int i = before(noun.first());
            for (int guard = 0; guard < 8 && phrases.is(i, Phrases.PREPOSITION) && !t.is(i, WITH); guard++) {
                int left = i - 1;
                if (phrases.is(left, Phrases.TIME)) {
                    left = beforeTime(left);
                }
                if (!phrases.is(left, Phrases.NOUN)) {
                    int verb = phrases.is(left, Phrases.VERB) && !comma ? left : -1;
                    return new Governor(
                            verb, preposition, at, Optional.of(noun), Optional.empty(), -1, coordinated, comma);
                }
                outer = new Phrase(phrases.nounStart(left), left);
                i = before(outer.first());
            }
            int verb = !comma && phrases.is(i, Phrases.VERB) ? i : -1;
            return new Governor(verb, preposition, at, Optional.of(noun), Optional.of(outer), -1, coordinated, comma);
        }

        /** The token before a noun phrase, its determiners, adverbs and possessors. */
        private int before(int first) {
            int i = first - 1;
            while (i >= 0) {
                byte tag = phrases.tag(i);
                if (tag == Phrases.DETERMINER || tag == Phrases.ADVERB) {
                    i--;
                } else if (tag == Phrases.POSSESSIVE) {
                    i = phrases.is(i - 1, Phrases.NOUN) ? phrases.nounStart(i - 1) - 1 : i - 1;
                } else {
                    return i;
                }
            }
            return i;
        }

        /** The token before a time and its preposition. */
        int beforeTime(int i) {
            int k = phrases.time(i).first() - 1;
            return phrases.is(k, Phrases.PREPOSITION) ? k - 1 : k;
        }

        private boolean isRecord(int i) {
            return t.is(i, RECORD) || t.is(i, WordClass.ORDINAL) || phrases.is(i, Phrases.FIGURE) && t.isJoint(i - 1);
        }

        private boolean isReached(int i) {
            return phrases.is(i, Phrases.PREPOSITION) && (t.is(i, TO) || t.is(i, AT) || t.is(i, IN));
        }

        private boolean isSpeed(int i) {
            return t.is(i, AT)
                    && phrases.is(i - 1, Phrases.VERB)
                    && t.isAny(i - 1, WordClass.mask(WordClass.UP, WordClass.DOWN));
        }

        /** Skips adverbs, determiners and adjectives before a number, and "an average of". */
        private int skipModifiers(int from) {
            int i = from;
            if (t.is(i, OF) && (t.is(i - 1, AVERAGE) || t.is(i - 1, TOTAL)) && phrases.is(i - 2, Phrases.DETERMINER)) {
                i -= 3;
            } else if (t.is(i, OF) && t.is(i - 1, RANGE) && phrases.is(i - 2, Phrases.DETERMINER) && isReached(i - 3)) {
                i -= 3; // "to a range of 3 % to 4 %"
            } else if (t.is(i, OF) && SPEEDS.has(t, i - 1) && isSpeed(before(phrases.nounStart(i - 1)))) {
                i = before(phrases.nounStart(i - 1)) - 1; // "grew at an annual rate of"
            } else if (t.is(i, OF) && EXTREMES.has(t, i - 1) && isRecord(i - 2)) {
                int record = i - 2; // "to a record low of", "to a two-year high of"
                i = before(phrases.is(record, Phrases.FIGURE) ? phrases.figureStart(record) : record);
            }
            while (phrases.is(i, Phrases.ADVERB)
                    || phrases.is(i, Phrases.DETERMINER)
                    || phrases.is(i, Phrases.ADJECTIVE) && !t.is(i, WordClass.COMPARATIVE)) {
                i--;
            }
            return i;
        }
    }
}
