package dev.fathom.figure;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Reads the words that bound a number, before it ("more than", "capped at") or after it ("or more"). Stateless but for the sentence. */
final class BoundReader {

    private static final Trie BEFORE = new Trie(true);
    private static final Trie AFTER = new Trie(true);
    /** Words that may stand between a bound and its number: "at least a further 3", "an average of about". */
    private static final Trie BETWEEN = new Trie(true);
    /** The first words of all phrases before a number, by their numbers in the lexicon. */
    private static final BitSet OPENERS = new BitSet();
    /** Their last words; most numbers stand behind none. */
    private static final BitSet CLOSERS = new BitSet();
    /** Reads the phrases, one after the other. */
    private static final Tokens PHRASE = new Tokens(Lexicon.english());

    private static final int LONGEST = 5;

    static {
        Bound bound = Bound.EXACT;
        boolean after = false;
        for (String line : Resources.lines("bounds.txt")) {
            if (line.startsWith("[")) {
                List<String> words =
                        List.of(line.substring(1, line.length() - 1).split(" "));
                bound = Bound.valueOf(words.get(0).toUpperCase(Locale.ROOT));
                after = words.size() > 1;
            } else {
                (after ? AFTER : BEFORE).add(line, bound.ordinal() + 1);
                if (!after) {
                    ends(line);
                }
            }
        }
        for (String phrase : List.of(
                "a total of",
                "a combined",
                "an average of",
                "an additional",
                "another",
                "a further",
                "a",
                "all",
                "an",
                "a net",
                "an average",
                "a record",
                "only",
                "just",
                "total",
                "by",
                "some",
                "at",
                "around",
                "about")) {
            BETWEEN.add(phrase, 1);
            ends(phrase);
        }
    }

    private static void ends(String phrase) {
        PHRASE.read(phrase, 0, phrase.length());
        if (PHRASE.isWord(0)) {
            OPENERS.set(PHRASE.word(0));
        }
        CLOSERS.set(PHRASE.word(PHRASE.size() - 1));
    }

    private static final int OVER = Lexicon.english().id("over");
    private static final int BY = Lexicon.english().id("by");
    private static final int UP = Lexicon.english().id("up");
    private static final Trie CREEPING = Trie.ofWords(
            "go goes went gone going come comes came coming edge edges edged edging inch inched creep crept tick ticked"
                    + " move moved moves push pushed climb climbed drift drifted back");
    private static final int PLUS = Lexicon.english().id("plus");

    private final Tokens t;

    BoundReader(Tokens tokens) {
        this.t = tokens;
    }

    /** Sets the bound of a mention and how far its words reach; {@code from} and {@code limit} are not crossed. */
    void read(Mention m, int from, int limit) {
        after(m, limit);
        if (m.bound == Bound.EXACT) {
            before(m, from);
        }
    }

    private void before(Mention m, int from) {
        int end = t.isJoint(m.first - 1) ? m.first - 1 : m.first;
        for (int step = 0; step < 3; step++) {
            int start = longest(BEFORE, end, from);
            if (start >= 0) {
                Bound bound = Bound.values()[Trie.value(BEFORE.match(t, start, end)) - 1];
                if (!isOther(start, end, m)) {
                    m.bound = bound;
                    m.outerFirst = start;
                    return;
                }
            }
            int between = longest(BETWEEN, end, from);
            if (between < 0) {
                return;
            }
            end = between;
        }
    }

    /** The first token of the longest phrase that ends right before token {@code end}, or −1. */
    private int longest(Trie phrases, int end, int from) {
        if (t.isWord(end - 1) && !CLOSERS.get(t.word(end - 1))) {
            return -1;
        }
        for (int start = Math.max(from, end - LONGEST); start < end; start++) {
            if (t.isWord(start) && !OPENERS.get(t.word(start))) {
                continue;
            }
            long match = phrases.match(t, start, end);
            if (match != 0 && Trie.last(match) == end - 1) {
                return start;
            }
        }
        return -1;
    }

    /** Whether the phrase says something else here: "more than double", "up to" a level, "5% more than 3". */
    private boolean isOther(int start, int end, Mention m) {
        if (t.isSymbol(start) && t.isDash(start)) {
            return true;
        }
        if (t.end(start) - t.start(start) == 1 && (t.isCapitalised(start) || t.isSymbol(start - 1, '.'))) {
            return true; // "Washington, D.C. 20037"
        }
        boolean single = end - start == 1;
        if (t.is(end, BY) && t.is(start, WordClass.VERB)) {
            return true; // "passed by 218 votes"
        }
        if (t.is(start, UP) && CREEPING.has(t, start - 1)) {
            return true; // "edged up to 5" says how far
        }
        if (single && t.is(start, OVER) && isSpan(m, start)) {
            return true;
        }
        // "3% above 5 m", "US$37 million under the estimate": a comparison, whose standard is exact
        return single && t.is(start, WordClass.COMPARATIVE) && t.isSymbol(start - 1, '%');
    }

    /** "Over three years" is a time things take, unless a verb of lasting stands before it or "old" after. */
    private boolean isSpan(Mention m, int over) {
        UnitTable.Entry entry = UnitTable.current().find(m.unit);
        if (entry == null
                || !entry.isTime()
                || m.unit.equals("hour")
                || m.unit.equals("minute")
                || m.unit.equals("second")) {
            return false;
        }
        return !OLD.has(t, m.last + 1) && !LASTING.has(t, over - 1);
    }

    private static final Trie OLD = Trie.ofWords("old older away ago later earlier long in");
    private static final Trie LASTING = Trie.ofWords(
            "take takes took taken taking last lasts lasted lasting spend spent spends spending for wait waited waits"
                    + " is was be been are were after needs need needed require requires required serve served serving of"
                    + " exceed");

    private void after(Mention m, int limit) {
        int k = m.last + 1;
        if (k >= limit) {
            return;
        }
        long match = AFTER.match(t, k, limit);
        if (match == 0 && t.isSymbol(k, '(')) {
            match = AFTER.match(t, k + 1, limit);
        }
        if (match == 0) {
            return;
        }
        int last = Trie.last(match);
        if (t.isNumber(last + 1) || t.is(last + 1, WordClass.CARDINAL) || t.isSymbol(k, '+') && t.spaced(k)) {
            return;
        }
        if (t.is(k, PLUS) && t.isUpperCase(k + 1)) {
            return; // "250 euros plus VAT"
        }
        if (last == k
                && t.isAny(last + 1, WordClass.PREPOSITION.bit | WordClass.DETERMINER.bit | WordClass.ADVERB.bit)
                && t.is(k, PLUS)) {
            return;
        }
        m.bound = Bound.values()[Trie.value(match) - 1];
        m.outerLast = last;
    }
}
