package dev.fathom.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives each figure its own subject where a sentence says "respectively". */
final class Distribution {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int RESPECTIVELY = WORDS.id("respectively");

    /** The longest list that is read. */
    private static final int MOST = 20;

    private final Tokens t;
    private final Phrases phrases;
    private final Clauses clauses;

    Distribution(Tokens tokens, Phrases phrases, Clauses clauses) {
        this.t = tokens;
        this.phrases = phrases;
        this.clauses = clauses;
    }

    /** "Sales and profit were 5 and 3 million respectively": each its own. */
    void read(List<Mention> mentions, List<Governor> governors, List<Optional<String>> found) {
        int last = -1;
        for (int i = 0; i < t.size() && mentions.size() > 1; i++) {
            if (t.is(i, RESPECTIVELY)) {
                while (last + 1 < mentions.size() && mentions.get(last + 1).first < i) {
                    last++;
                }
                assign(last, governors, found);
            }
        }
    }

    /** Gives the figures of the list that ends with figure {@code last} the nouns of the list before their verb. */
    private void assign(int last, List<Governor> governors, List<Optional<String>> found) {
        int first = last;
        while (first > 0 && last - first < MOST && governors.get(first).figure() == first - 1) {
            first--;
        }
        if (last - first < 1 || governors.get(first).verb() < 0) {
            return;
        }
        List<String> names = list(clauses.groupStart(governors.get(first).verb()) - 1);
        if (names.size() == last - first + 1) {
            for (int k = first; k <= last; k++) {
                found.set(k, Optional.of(names.get(k - first)));
            }
        }
    }

    /** The nouns of a list that ends at the token: "paper, cars and metals". */
    private List<String> list(int end) {
        List<String> names = new ArrayList<>();
        int i = end;
        while (phrases.is(i, Phrases.NOUN) && names.size() < MOST) {
            int first = phrases.nounStart(i);
            names.addFirst(t.text(first, i));
            i = first - 1;
            while (phrases.is(i, Phrases.DETERMINER) || phrases.is(i, Phrases.COORDINATOR) || t.isSymbol(i, ',')) {
                i--;
            }
        }
        return names;
    }
}
