package dev.fathom.figure;

import java.util.List;
import java.util.Optional;

/**
 * What a document's title says.
 *
 * @param subject what it speaks of: "Forest cover" in "Forest cover in Karadere, 2024"
 * @param place the place or organisation it names
 * @param period the time it names
 */
record Title(Optional<String> subject, Optional<String> place, Optional<Period> period) {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int IN = WORDS.id("in");
    private static final int FOR = WORDS.id("for");
    private static final int AT = WORDS.id("at");
    private static final int LONGEST = 4000;

    /** Reads a title; its times become known to the calendar. */
    static Title read(String title, Calendar calendar) {
        Tokens t = new Tokens(WORDS);
        t.read(title, 0, Math.min(title.length(), LONGEST));
        TimeExpressions times = new TimeExpressions(t, calendar);
        times.read();
        Optional<Period> period =
                times.all().stream().flatMap(e -> e.period().stream()).reduce((a, b) -> b);
        period.ifPresent(calendar::state);
        Phrases phrases = new Phrases(t);
        phrases.read(times.all(), List.of());
        return new Title(subject(t, phrases), place(t, phrases), period);
    }

    private static Optional<String> subject(Tokens t, Phrases phrases) {
        int colon = -1;
        for (int i = 0; i < t.size() && colon < 0; i++) {
            colon = t.isSymbol(i, ':') ? i : -1;
        }
        int first = phrases.afterDeterminers(colon > 0 ? colon + 1 : 0);
        int last = phrases.nounEnd(first);
        return last < 0 ? Optional.empty() : Optional.of(t.text(first, last));
    }

    private static Optional<String> place(Tokens t, Phrases phrases) {
        if (isName(t, phrases)) {
            return Places.name(t, new Phrase(0, t.size() - 1));
        }
        int best = 0;
        Phrase found = null;
        int i = 0;
        while (i < t.size()) {
            if (!isNamePart(t, phrases, i)) {
                i++;
                continue;
            }
            int last = i;
            while (isNamePart(t, phrases, last + 1)
                    || t.isJoint(last + 1) && isNamePart(t, phrases, last + 2)
                    || t.isSymbol(last + 1, '&') && isNamePart(t, phrases, last + 2)) {
                last += isNamePart(t, phrases, last + 1) ? 1 : 2;
            }
            boolean body = t.is(last + 1, OF) && isNamePart(t, phrases, last + 2); // "Central Bank of Maroval"
            int score = body ? 0 : score(t, phrases, i, last);
            if (score > best) {
                best = score;
                found = new Phrase(i, last);
            }
            i = last + 1;
        }
        return found == null ? Optional.empty() : Places.name(t, found);
    }

    /** Whether the whole title is a name: capitals but for small connecting words, and nothing a report is called by. */
    private static boolean isName(Tokens t, Phrases phrases) {
        for (int i = 0; i < t.size(); i++) {
            boolean small = i > 0
                    && t.isWord(i)
                    && (t.end(i) - t.start(i) <= 3 || "'’".indexOf(t.text().charAt(t.start(i) + 1)) >= 0);
            boolean bracket = t.isSymbol(i, '(') || t.isSymbol(i, ')') || t.isJoint(i) || t.isSymbol(i, '&');
            if (t.is(i, IN) || t.is(i, FOR) || t.is(i, AT)) {
                return false; // "Recycling in Oudekerk"
            }
            boolean part = t.isCapitalised(i) && !t.is(i, WordClass.TITLE_WORD) && !phrases.is(i, Phrases.TIME);
            if (!small && !bracket && !part) {
                return false;
            }
        }
        boolean single = t.size() == 1 && t.word(0) != 0 && !t.is(0, WordClass.PLACE_NAME);
        return t.size() > 0 && t.size() <= 8 && !single;
    }

    private static boolean isNamePart(Tokens t, Phrases phrases, int i) {
        return t.isCapitalised(i)
                && !phrases.is(i, Phrases.TIME)
                && !t.isAny(
                        i,
                        WordClass.mask(
                                WordClass.DETERMINER, WordClass.PREPOSITION, WordClass.MONTH, WordClass.CONJUNCTION));
    }

    private static boolean isKnown(Tokens t, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (t.isWord(i) && (t.word(i) == 0 || t.is(i, WordClass.PLACE_NAME))) {
                return false;
            }
        }
        return true;
    }

    private static final Trie EVENTS = Trie.ofWords("storm hurricane typhoon cyclone operation project");

    /** "Wielkoborze <em>labour office</em>": a body that has the name of its place. */
    private static boolean isBody(Tokens t, Phrases phrases, int noun) {
        int last = phrases.nounEnd(noun);
        return last >= noun && !t.isCapitalised(last) && t.isAny(last, BODY) && !t.is(last, WordClass.PLURAL);
    }

    private static final long BODY = WordClass.mask(WordClass.PLACE_NOUN, WordClass.ORGANISATION);

    private static int score(Tokens t, Phrases phrases, int first, int last) {
        int score = 0;
        for (int i = first; i <= last; i++) {
            score += t.isAny(i, BODY) ? 3 : 0;
        }
        boolean placed = t.is(first - 1, OF) || t.is(first - 1, IN) || t.is(first - 1, FOR) || t.is(first - 1, AT);
        boolean unknown =
                t.word(first) == 0 || t.is(first, WordClass.PLACE_NAME) || t.isJoint(first + 1) && t.word(last) == 0;
        boolean followed = last == t.size() - 1
                || t.isSymbol(last + 1) && !t.isJoint(last + 1)
                || phrases.is(last + 1, Phrases.TIME);
        score += placed ? 3 : 0;
        score += unknown ? 2 : 0;
        score += last > first ? 2 : 0;
        score += (followed || unknown && isBody(t, phrases, last + 1)) && first == 0 ? 1 : 0;
        if (EVENTS.has(t, first)) {
            return 0; // "Storm Brenna"
        }
        if (placed && Places.isAcronym(t, first, last)) {
            return 0; // "flash estimate of GDP"
        }
        if (!placed && t.is(last, WordClass.TITLE_WORD) && isKnown(t, first, last)) {
            return 0; // "Labour Force Survey"
        }
        boolean titleWord = t.isAny(first, WordClass.TITLE_WORD.bit) || first == 0 && last == first && !unknown;
        return titleWord && !placed ? 0 : score - 2;
    }
}
