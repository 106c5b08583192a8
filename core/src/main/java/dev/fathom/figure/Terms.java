package dev.fathom.figure;

import java.util.Optional;

/** The words by which a noun phrase would be looked up, and what its head alone says too little of. */
final class Terms {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int PER = WORDS.id("per");
    private static final int IN = WORDS.id("in");
    private static final int BY = WORDS.id("by");
    private static final int FOR = WORDS.id("for");
    private static final int TOTAL = WORDS.id("total");
    private static final int SHARES = WORDS.id("shares");
    private static final int WITH = WORDS.id("with");
    private static final int OVERALL = WORDS.id("overall");
    private static final int OLD = WORDS.id("old");
    private static final int GROWTH = WORDS.id("growth");
    private static final int RATE = WORDS.id("rate");
    private static final int DEEPEST = 4;
    private static final int LONGEST = 9;

    private final Tokens t;
    private final Phrases phrases;

    Terms(Tokens tokens, Phrases phrases) {
        this.t = tokens;
        this.phrases = phrases;
    }

    /**
     * The words a noun phrase would be looked up by: without "total", with its "of" where the head alone says little,
     * and what a number, share or growth rate is one of; empty where the phrase only names a change.
     */
    Optional<String> of(Phrase phrase) {
        int first = phrase.first();
        int last = phrase.last();
        while (first < last
                && (t.is(first, TOTAL)
                        || t.is(first, OVERALL)
                        || t.is(first, OLD)
                        || phrases.is(first, Phrases.JOINT)
                        || t.is(first, WordClass.ORDINAL) && t.isNumber(first))) {
            first++;
        }
        if (t.is(last, RATE) && t.is(last - 1, GROWTH) && last - first >= 1) {
            last--;
        }
        if (last < phrase.last() && !hasNoun(first, last - 1)) {
            return Optional.empty();
        }
        boolean things = t.is(last, WordClass.PLURAL) && !t.is(last + 1, OF) && !t.is(last + 1, IN);
        if (things) {
            return text(first, last);
        }
        if (t.is(last, GROWTH) || first == last && t.is(last, WordClass.CHANGE_NOUN)) {
            return last > first && t.is(last, GROWTH)
                    ? text(first, skipJoint(last - 1))
                    : complement(phrase.last(), true);
        }
        if (first == last && t.is(last, SHARES) && isNamed(last + 2)) {
            return text(first, last);
        }
        if (first == last && (t.is(last, WordClass.MEASURE_NOUN) || t.is(last, TOTAL)) && t.is(last + 1, OF)) {
            return complement(last, false).or(() -> text(phrase.first(), phrase.last()));
        }
        if ((t.is(last + 1, OF) || t.is(last + 1, PER)) && last == phrase.last()) {
            int noun = phrases.afterDeterminers(last + 2);
            int end = phrases.nounEnd(noun);
            if (end >= 0 && (!isName(noun, end) || t.isCapitalised(last) && first > 0) && end - first <= LONGEST) {
                return text(first, end);
            }
        }
        return text(first, last);
    }

    /** "Shares of <em>Halden Steel</em>": the company is no part of what is looked up. */
    private boolean isNamed(int i) {
        int end = phrases.nounEnd(i);
        return end >= 0 && isName(i, end);
    }

    private boolean hasNoun(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (phrases.is(i, Phrases.NOUN) && !t.is(i, WordClass.ADJECTIVE)) {
                return true;
            }
        }
        return false;
    }

    private int skipJoint(int i) {
        return phrases.is(i, Phrases.JOINT) ? i - 1 : i;
    }

    /** What a noun is one of: "the number of <em>visitors</em>", "the increase in <em>exports</em>". */
    private Optional<String> complement(int head, boolean change) {
        return complement(head, change, 0);
    }

    private Optional<String> complement(int head, boolean change, int depth) {
        int of = head + 1;
        if (!t.is(of, OF) && !(change && (t.is(of, IN) || t.is(of, FOR)))) {
            return Optional.empty();
        }
        int first = phrases.afterDeterminers(of + 1);
        int end = phrases.nounEnd(first);
        if (end < 0) {
            return Optional.empty();
        }
        if (phrases.is(end + 1, Phrases.VERB) && t.is(end + 1, WordClass.PAST) && t.is(end + 2, BY)) {
            int agent = phrases.nounEnd(phrases.afterDeterminers(end + 3));
            end = agent > 0 ? agent : end;
        }
        if ((t.is(end + 1, PER) || t.is(end + 1, WITH)) && phrases.nounEnd(end + 2) > 0) {
            end = phrases.nounEnd(end + 2);
        }
        return t.is(end, WordClass.MEASURE_NOUN) && first == end && t.is(end + 1, OF) && depth < DEEPEST
                ? complement(end, change, depth + 1)
                : text(first, end);
    }

    /** Whether the tokens are all capitalised, the name of somebody or some place. */
    boolean isName(int first, int last) {
        for (int i = first; i <= last; i++) {
            boolean capital = t.isCapitalised(i) || t.isSymbol(i, '.') || phrases.is(i, Phrases.JOINT);
            if (!capital || t.isUpperCase(i)) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> text(int first, int last) {
        int end = Math.min(last, first + 12);
        return end < first ? Optional.empty() : Optional.of(t.text(first, end));
    }
}
