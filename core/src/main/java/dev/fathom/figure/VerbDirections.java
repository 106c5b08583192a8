package dev.fathom.figure;

/** Decides by the verb that a figure hangs on whether it is an amount of change: "rose 5 %", "lost 3 points". */
final class VerbDirections {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int BY = WORDS.id("by");
    private static final int OF = WORDS.id("of");
    private static final int AT = WORDS.id("at");
    private static final int AS = WORDS.id("as");
    private static final int BELOW = WORDS.id("below");
    private static final int ABOVE = WORDS.id("above");
    private static final int SAVING = WORDS.id("saving");
    private static final Trie REACHES = Trie.ofWords("low high");
    private static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN);

    private final Tokens t;
    private final Phrases phrases;

    VerbDirections(Tokens tokens, Phrases phrases) {
        this.t = tokens;
        this.phrases = phrases;
    }

    /** The direction of a figure by its governor's verb. */
    Direction of(Mention m, Governor governor) {
        int verb = governor.verb();
        if (verb < 0 || !t.isAny(verb, CHANGE) || !t.is(verb, WordClass.VERB)) {
            return Direction.LEVEL;
        }
        int p = governor.preposition();
        if (t.is(verb, SAVING) && Directions.isMoney(m)
                || !m.counted && isAttributive(m)
                || m.nounFirst >= 0 && CONTESTS.has(t, m.nounLast)) {
            return Direction.LEVEL;
        }
        if (p == BY || p == AT && isRate(m, governor)) {
            return Directions.direction(t, verb); // "grew at 5 %"
        }
        if (p != 0) {
            return Direction.LEVEL;
        }
        boolean share = m.unit.startsWith("percent") || m.unit.equals("basis point") || m.unit.equals("point");
        boolean thing = !share
                && !m.counted
                && t.is(m.last + 1, OF)
                && phrases.nounEnd(phrases.afterDeterminers(m.last + 2)) >= 0
                && !t.is(verb, WordClass.OBJECT);
        if (thing) {
            return Direction.LEVEL; // "dropped 14 inches of rain"
        }
        if (m.counted && !share && !t.is(verb, WordClass.OBJECT) && !t.is(verb, WordClass.TRANSITIVE)
                || m.outerFirst < m.first && isLevelBound(m.outerFirst)
                || governor.figure() >= 0 && m.counted && !t.is(verb, WordClass.OBJECT)) {
            return Direction.LEVEL;
        }
        if (t.is(verb, WordClass.TRANSITIVE) && !share) {
            return t.is(verb, WordClass.DOWN) && governor.noun().isEmpty()
                    ? Directions.direction(t, verb)
                    : Direction.LEVEL;
        }
        return governor.noun().isEmpty() || share ? Directions.direction(t, verb) : Direction.LEVEL;
    }

    /** "Grew at 5 %"; what eased or slowed at a rate has that rate as its level. */
    private boolean isRate(Mention m, Governor governor) {
        return m.unit.startsWith("percent") && governor.noun().isEmpty() && t.is(governor.verb(), WordClass.UP);
    }

    /** "Fell below 5", "rose as high as 7": how far it came, not by how much. */
    private boolean isLevelBound(int i) {
        return t.is(i, BELOW) || t.is(i, ABOVE) || t.is(i, AS) && REACHES.has(t, i + 1);
    }

    /** Games are lost without becoming fewer. */
    private static final Trie CONTESTS = Trie.ofWords(
            "game games match matches race races final finals election elections set sets round rounds bout bouts"
                    + " battle battles war wars case cases appeal appeals test tests");

    /** "Added a 30 degree homer": the number describes a thing. */
    private boolean isAttributive(Mention m) {
        int i = t.isJoint(m.last + 1) ? m.last + 2 : m.last + 1;
        return !m.unit.isEmpty() && phrases.nounEnd(i) >= 0 && phrases.is(m.outerFirst - 1, Phrases.DETERMINER);
    }
}
