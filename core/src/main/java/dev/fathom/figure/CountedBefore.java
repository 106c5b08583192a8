package dev.fathom.figure;

/** Finds the things that a bare number counts in the words before it. Not safe to share between threads. */
final class CountedBefore {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int NUMBER = WORDS.id("number");
    private static final int OF = WORDS.id("of");
    private static final int OR = WORDS.id("or");
    private static final int A = WORDS.id("a");
    private static final int ANOTHER = WORDS.id("another");
    private static final int PER = WORDS.id("per");
    static final long CHANGE = WordClass.mask(WordClass.UP, WordClass.DOWN, WordClass.STEADY);
    private static final Trie TOTALLING =
            Trie.ofWords("number numbered numbers total totalled totaled totalling reach reached reaches exceed "
                    + "exceeded exceeds stand stood was were are is hit hits averaged average passed topped");
    /** Plurals that are sums, rates or prices rather than things one counts. */
    private static final Trie SUMS = Trie.ofWords(
            "exports imports sales prices profits revenues earnings costs shares stocks rates futures bonds yields"
                    + " reserves losses wages salaries incomes assets debts liabilities expenses taxes funds holdings"
                    + " investments savings returns margins scores points levels figures results temperatures rents fees"
                    + " dividends receipts proceeds deposits loans volumes ratios indices indexes turnovers outlays"
                    + " payments remittances emissions speeds distances lengths");

    private final Tokens t;
    private final NounPhraseReader nouns;

    CountedBefore(Tokens tokens, NounPhraseReader nouns) {
        this.t = tokens;
        this.nouns = nouns;
    }

    /** "The number of schools exceeded 900": the schools are counted. */
    String numberOf(Mention m) {
        for (int k = m.outerFirst - 1; k > 0 && k > m.outerFirst - 18; k--) {
            if (t.is(k - 1, NUMBER) && t.is(k, OF) && nouns.read(t.isNumber(k + 1) ? k + 3 : k + 1, false, t.size())) {
                String head = nouns.head();
                return t.is(nouns.last() + 1, PER) && nouns.read(nouns.last() + 2, true, t.size())
                        ? head + "/" + nouns.head()
                        : head;
            }
        }
        return "";
    }

    /** "Another <em>player</em> or two". */
    String orSo(Mention m) {
        int or = m.first - 1;
        if (!t.is(or, OR) || t.isNumber(m.first)) {
            return "";
        }
        for (int k = or - 2; k >= 0 && k > or - 5; k--) {
            if (t.is(k, A) || t.is(k, ANOTHER)) {
                return nouns.read(k + 1, true, or) && nouns.last() == or - 1 ? nouns.head() : "";
            }
        }
        return "";
    }

    /** "Births dropped below 6,000": the plural before a verb of change or totalling is counted. */
    String pluralSubject(Mention m) {
        int verb = m.outerFirst - 1;
        int least = Math.max(0, verb - 4);
        while (verb > least
                && !isReaching(verb)
                && (t.isAny(verb, WordClass.PREPOSITION.bit | WordClass.ADVERB.bit | WordClass.COMPARATIVE.bit))) {
            verb--;
        }
        if (!isReaching(verb)) {
            return "";
        }
        int start = verb;
        int stop = Math.max(0, verb - 12);
        while (start > stop
                && !t.isSymbol(start - 1, ',')
                && !t.isSymbol(start - 1, ';')
                && !t.isSymbol(start - 1, ':')
                && !t.is(start - 1, WordClass.SUBORDINATOR)
                && !t.is(start - 1, WordClass.COORDINATOR)) {
            start--;
        }
        if (start > 0 && start == stop) {
            return "";
        }
        if (t.is(start, WordClass.DETERMINER)) {
            start++;
        }
        if (start >= verb || !nouns.read(start, false, verb) || SUMS.has(t, nouns.last())) {
            return "";
        }
        return nouns.head();
    }

    private boolean isReaching(int k) {
        return t.is(k, WordClass.VERB) && t.isAny(k, CHANGE) || t.is(k, WordClass.MULTIPLE) || TOTALLING.has(t, k);
    }
}
