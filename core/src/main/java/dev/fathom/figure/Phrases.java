package dev.fathom.figure;

import java.util.Arrays;
import java.util.List;

/**
 * The parts of speech of a sentence's tokens, decided by rule from the lexicon and the neighbours, and the noun phrases
 * they form. Reused from sentence to sentence; not safe to share between threads.
 */
final class Phrases {

    /** Not tagged yet. */
    static final byte OTHER = 14;

    static final byte NOUN = 1;
    static final byte ADJECTIVE = 2;
    static final byte DETERMINER = 3;
    static final byte PREPOSITION = 4;
    static final byte VERB = 5;
    static final byte AUXILIARY = 6;
    static final byte INFINITIVE = 7;
    static final byte ADVERB = 8;
    static final byte COORDINATOR = 9;
    static final byte SUBORDINATOR = 10;
    static final byte RELATIVE = 11;
    static final byte PRONOUN = 12;
    static final byte POSSESSIVE = 13;
    /** What is outside the sentence, too, so that empty places say it. */
    static final byte PUNCTUATION = 0;

    static final byte TIME = 15;
    static final byte FIGURE = 16;
    static final byte JOINT = 17;

    /** "15-year-olds" are people of the age, not a noun of their own. */
    private static final Trie OLDS = Trie.ofWords("olds");

    private final Tokens t;
    private final Tagger tagger;
    private byte[] tags = new byte[0];
    private int[] owners = new int[0];
    private int size;
    /** The first token that is not tagged yet. */
    private int next;

    private List<TimeExpression> times = List.of();
    private List<Mention> mentions = List.of();

    Phrases(Tokens tokens) {
        this.t = tokens;
        this.tagger = new Tagger(tokens, this);
    }

    /** Takes up the sentence that the tokens hold now; its words are tagged as far as they are asked for. */
    void read(List<TimeExpression> times, List<Mention> mentions) {
        if (tags.length < t.places()) {
            tags = new byte[t.places()];
            owners = new int[t.places()];
        }
        this.times = times;
        this.mentions = mentions;
        Arrays.fill(tags, 0, t.size(), OTHER);
        Arrays.fill(tags, t.size(), Math.max(size, t.size()), PUNCTUATION);
        size = t.size();
        next = 0;
        for (int k = 0; k < mentions.size(); k++) {
            Mention m = mentions.get(k);
            Arrays.fill(tags, m.outerFirst, m.outerLast + 1, FIGURE);
            Arrays.fill(owners, m.outerFirst, m.outerLast + 1, k);
            if (t.isJoint(m.outerLast + 1) && OLDS.has(t, m.outerLast + 2)) {
                Arrays.fill(tags, m.outerLast + 1, m.outerLast + 3, FIGURE);
                Arrays.fill(owners, m.outerLast + 1, m.outerLast + 3, k);
            }
        }
        for (int k = 0; k < times.size(); k++) {
            for (int i = times.get(k).first(); i < times.get(k).end(); i++) {
                if (tags[i] != FIGURE) {
                    tags[i] = TIME;
                    owners[i] = k;
                }
            }
        }
    }

    /** The part of speech of a token; {@link #PUNCTUATION} outside the sentence. */
    byte tag(int i) {
        byte tag = known(i);
        return tag == OTHER ? read(i) : tag;
    }

    /** As {@link #tag}, but {@link #OTHER} where no tag is known yet: what the tagger itself goes by. */
    byte known(int i) {
        return tags[i & tags.length - 1];
    }

    private byte read(int last) {
        for (; next <= last; next++) {
            if (tags[next] == OTHER) {
                tags[next] = tagger.read(next);
            }
        }
        return tags[last];
    }

    boolean is(int i, byte tag) {
        return tag(i) == tag;
    }

    /** The number of the figure that the token, tagged {@link #FIGURE}, belongs to. */
    int figure(int i) {
        return owners[i];
    }

    /** The figure that the token, tagged {@link #FIGURE}, belongs to. */
    Mention mention(int i) {
        return mentions.get(owners[i]);
    }

    /** The first token, bound words included, of the figure that the token belongs to. */
    int figureStart(int i) {
        return mention(i).outerFirst;
    }

    /** The time that the token, tagged {@link #TIME}, belongs to. */
    TimeExpression time(int i) {
        return times.get(owners[i]);
    }

    // noun phrases

    /** Whether a noun phrase may end at the token. */
    boolean endsNoun(int i) {
        return tag(i) == NOUN;
    }

    /** The first token of the noun phrase that ends at the token, determiners and possessors left out. */
    int nounStart(int last) {
        int i = last;
        while (i > 0) {
            byte before = tag(i - 1);
            if (t.isSymbol(i - 1, ')') && t.isUpperCase(i - 2) && t.isSymbol(i - 3, '(') && tag(i - 4) == NOUN) {
                i -= 3;
                continue;
            }
            boolean inside = before == NOUN
                    || before == ADJECTIVE
                    || before == JOINT
                            && i > 1
                            && (tag(i - 2) == NOUN
                                    || tag(i - 2) == ADJECTIVE
                                    || tag(i - 2) == VERB
                                    || tag(i - 2) == ADVERB
                                    || tag(i - 2) == PREPOSITION);
            if (!inside && before == COORDINATOR && tag(i) == ADJECTIVE && tag(i - 2) == ADJECTIVE) {
                i -= 2;
                continue;
            }
            if (!inside) {
                boolean degree = before == ADVERB && tag(i) == ADJECTIVE && tagger.endsIn(i - 1, "ly");
                if (!degree) {
                    break;
                }
            }
            i -= before == JOINT ? 2 : 1;
        }
        while (i < last && tag(i) == JOINT) {
            i++;
        }
        return i;
    }

    /** The last token of the noun phrase whose first token (after determiners) this is; −1 where none begins. */
    int nounEnd(int first) {
        int noun = -1;
        for (int i = first; i < t.size(); i++) {
            byte tag = tag(i);
            if (tag == NOUN) {
                noun = i;
            } else if (tag == JOINT && i > first) {
                i++;
                noun = tag(i) == NOUN ? i : noun;
            } else if (tag == COORDINATOR
                    && noun < 0
                    && tag(i - 1) == ADJECTIVE
                    && (tag(i + 1) == ADJECTIVE || tag(i + 1) == VERB)) {
                i++;
            } else if (tag != ADJECTIVE) {
                break;
            }
        }
        return noun;
    }

    /** Whether a clause of its own follows a conjunction or comma: a noun phrase and then its verb. */
    boolean opensClauseAfter(int i) {
        boolean noun = false;
        for (int k = i + 1; k < Math.min(t.size(), i + 14); k++) {
            switch (tag(k)) {
                case NOUN, PRONOUN -> noun = true;
                case VERB, AUXILIARY -> {
                    return noun && !(t.is(k, WordClass.ING) && tag(k) == VERB);
                }
                case FIGURE, PUNCTUATION, RELATIVE, SUBORDINATOR, COORDINATOR -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    /** The token after determiners that begin at the token. */
    int afterDeterminers(int i) {
        int k = i;
        while (tag(k) == DETERMINER || tag(k) == POSSESSIVE) {
            k++;
        }
        return k;
    }
}
