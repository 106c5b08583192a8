package dev.fathom.figure;

import java.util.Optional;

/** Decides which place or organisation each figure belongs to. */
final class Places {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int IN = WORDS.id("in");
    private static final int AT = WORDS.id("at");

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
            int last = first;
            while (isName(last)) {
                last++;
            }
            if (last > first) {
                return name(t, new Phrase(first, last - 1));
            }
        }
        return Optional.empty();
    }

    private boolean isName(int i) {
        return t.isCapitalised(i) && phrases.is(i, Phrases.NOUN) && !t.is(i, WordClass.MONTH);
    }

    /** The name without what says only that it is a province or a company. */
    static Optional<String> name(Tokens t, Phrase phrase) {
        int first = phrase.first();
        int last = phrase.last();
        while (last > first && isKind(t, last)) {
            last--;
        }
        while (first < last && isKind(t, first) && !t.isAny(first, WordClass.ADJECTIVE.bit)) {
            first++;
        }
        return Optional.of(t.text(first, last));
    }

    /** Province, district, plc: but a lake, a valley and a bank are part of the name. */
    private static boolean isKind(Tokens t, int i) {
        return t.is(i, WordClass.ADMINISTRATIVE);
    }
}
