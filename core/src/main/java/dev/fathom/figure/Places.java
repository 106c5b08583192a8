package dev.fathom.figure;

import java.util.Optional;

/** Decides which place or organisation each figure belongs to. */
final class Places {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int IN = WORDS.id("in");
    private static final int AT = WORDS.id("at");
    private static final int OF = WORDS.id("of");
    private static final long SITE = WordClass.mask(WordClass.PLACE_NOUN, WordClass.ORGANISATION);

    private final Tokens t;
    private final Phrases phrases;
    private final Context context;

    Places(Tokens tokens, Phrases phrases, Context context) {
        this.t = tokens;
        this.phrases = phrases;
        this.context = context;
    }

    /** The place of the sentence's figures: what the document is about, else the first place that it names. */
    Optional<String> read() {
        if (context.place().isEmpty()) {
            context.place(sentencePlace());
        }
        return context.place();
    }

    /** The first place that the sentence names with "in" or "at". */
    private Optional<String> sentencePlace() {
        for (int i = 0; i < t.size(); i++) {
            if (!t.is(i, IN) && !t.is(i, AT)) {
                continue;
            }
            int first = phrases.afterDeterminers(i + 1);
            int last = t.is(first, WordClass.ADJECTIVE) && !t.isCapitalised(first) && isName(first + 1)
                    ? first + 1
                    : first;
            while (isName(last)) {
                last++;
            }
            if (last > first && !isAcronym(t, first, last - 1) && !INDEXES.has(t, first)) {
                return name(t, new Phrase(first, last - 1));
            }
        }
        return namedOwner();
    }

    /** Capitals alone are a place only where they are known as one: "in the UK", but not "in ICT". */
    static boolean isAcronym(Tokens t, int first, int last) {
        return first == last
                && t.isUpperCase(first)
                && !t.isAny(first, WordClass.PLACE_NAME.bit | WordClass.FISCAL_CUSTOM.bit);
    }

    /** The first name that owns or does something: "<em>Velmora</em>'s exports", "<em>Tandrel Shipping</em> carried". */
    private Optional<String> namedOwner() {
        int i = 0;
        while (i < t.size()) {
            int last = nameEnd(i);
            if (last < i) {
                i++;
                continue;
            }
            boolean naming = last > i && phrases.is(i - 1, Phrases.DETERMINER) && phrases.is(last + 1, Phrases.NOUN);
            if (isPlaceLike(i, last) && (naming || actsOrOwns(last + 1))) {
                return name(t, new Phrase(i, last));
            }
            i = last + 1;
        }
        return Optional.empty();
    }

    /** The last token of the name that begins at the token, hyphens inside; before it where none begins. */
    private int nameEnd(int first) {
        int last = first - 1;
        for (int i = first; isName(i); i = t.isJoint(last + 1) ? last + 2 : last + 1) {
            last = i;
        }
        return last;
    }

    /** Whether capitals are a name's: not a sentence's first word, an acronym, a nationality or what follows a person's title. */
    private boolean isPlaceLike(int first, int last) {
        boolean opening = first == 0
                && first == last
                && !t.is(first, WordClass.PLACE_NAME)
                && !(t.is(last + 1, WordClass.POSSESSIVE) && t.word(first) == 0);
        return !opening
                && !isAcronym(t, first, last)
                && !isNationality(last)
                && !t.is(last, WordClass.WEEKDAY)
                && !t.is(first, WordClass.PERSON)
                && !t.is(first - 1, WordClass.PERSON)
                && !TITLES.has(t, first)
                && !INDEXES.has(t, first)
                && !t.isSymbol(first - 1, '.')
                && !t.isJoint(first - 1);
    }

    /** "British", "Australians". */
    private boolean isNationality(int i) {
        int end = t.end(i) - 1;
        boolean plural = t.charAt(end) == 's';
        int one = plural ? Lexicon.english().find(t.text().substring(t.start(i), end)) : 0;
        return t.is(i, WordClass.DEMONYM) || one > 0 && (Lexicon.english().classes(one) & WordClass.DEMONYM.bit) != 0;
    }

    /** A possessive, a verb other than of saying, or the common noun of a place: "the Sella <em>tunnel</em>". */
    private boolean actsOrOwns(int i) {
        int k = i;
        while (phrases.is(k, Phrases.ADVERB) || phrases.is(k, Phrases.TIME)) {
            k++;
        }
        boolean verb = phrases.is(k, Phrases.VERB) && !t.is(k, WordClass.ING) && !SAYING.has(t, k)
                || phrases.is(k, Phrases.AUXILIARY);
        return verb || t.is(i, WordClass.POSSESSIVE) || isSite(i) || phrases.is(i, Phrases.NOUN) && isSite(i + 1);
    }

    private boolean isSite(int i) {
        return !t.isCapitalised(i) && (t.isAny(i, SITE) || SITES.has(t, i));
    }

    private static final Trie SITES = Trie.ofWords("farm plant mine mill refinery crossing glacier marathon");

    private static final Trie TITLES = Trie.ofWords(
            "mr mrs ms dr prof professor sir lord lady president minister secretary governor mayor senator general"
                    + " king queen prince princess pope judge captain coach");
    /** Numbers that stand for the shares of many: neither places nor organisations. */
    private static final Trie INDEXES =
            Trie.ofWords("dow nasdaq ftse nikkei dax cac sensex nifty kospi kosdaq topix stoxx bovespa ibovespa");

    private static final Trie SAYING = Trie.ofWords(
            "said says say saying told tells added adds warned warns noted notes affirmed affirms stated wrote writes"
                    + " believes believed thinks thought argued argues explained claimed claims announced tweeted hopes"
                    + " hoped wants wanted");

    private boolean isName(int i) {
        boolean initial = t.isCapitalised(i) && t.end(i) - t.start(i) == 1; // "U.S.", but not "S&P"
        return phrases.is(i, Phrases.NOUN)
                && !t.is(i, WordClass.MONTH)
                && (initial ? t.isSymbol(i + 1, '.') : t.isCapitalised(i) || t.isSymbol(i, '.') && t.isWord(i - 1));
    }

    /** The name without what says only that it is a province or a company. */
    static Optional<String> name(Tokens t, Phrase phrase) {
        int first = phrase.first();
        int last = phrase.last();
        while (last > first && isKind(t, last)) {
            last--;
        }
        while (first < last && (isKind(t, first) && !t.isAny(first, WordClass.ADJECTIVE.bit) || t.is(first, OF))) {
            first++;
        }
        for (int i = first + 1; i < last; i++) {
            if (t.is(i, WordClass.ADMINISTRATIVE) && t.is(i, WordClass.ADJECTIVE)) {
                return Optional.of(t.text(first, i - 1)); // "Lang Son <em>Provincial</em> Party Committee"
            }
        }
        return Optional.of(t.text(first, last));
    }

    /** Province, district, plc: but a lake, a valley and a bank are part of the name. */
    private static boolean isKind(Tokens t, int i) {
        return t.is(i, WordClass.ADMINISTRATIVE);
    }
}
