package dev.fathom.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which of the currencies that share a name or sign is meant in a document, by the countries it names: first in
 * the sentence, then anywhere in title and text. One per document; not safe to share between threads.
 */
final class CurrencyContext {

    private static final List<String> CODES = new ArrayList<>();
    private static final Trie COUNTRIES = new Trie(true);
    private static final Map<String, List<String>> FAMILIES = new HashMap<>();
    /** Beyond these characters a document says no more about where it plays. */
    private static final int FAR = 100_000;

    static {
        for (String line : Resources.lines("countries.txt")) {
            String[] words = Resources.words(line);
            CODES.add(words[0]);
            for (int i = 1; i < words.length; i++) {
                COUNTRIES.add(words[i].replace('_', ' '), CODES.size());
            }
        }
        for (String[] row : Resources.rows("currency-families.txt", 2)) {
            List<String> codes = List.of(Resources.words(row[0]));
            FAMILIES.put(codes.getFirst(), codes);
        }
    }

    private final Tokens sentence;
    private final String title;
    private final Map<String, Integer> here = new HashMap<>();
    private int hereFrom = -1;
    private Map<String, Integer> everywhere = Map.of();
    private boolean read;

    CurrencyContext(Tokens sentence, String title) {
        this.sentence = sentence;
        this.title = title;
    }

    /** The code of the currency that an entry stands for here. */
    String name(UnitTable.Entry entry) {
        return entry.shared() ? resolve(entry.name()) : entry.name();
    }

    /** The code meant by a name that several currencies share, {@code usual} being the commonest of them. */
    String resolve(String usual) {
        List<String> family = FAMILIES.get(usual);
        if (family == null || sentence.size() == 0) {
            return usual;
        }
        if (hereFrom != sentence.start(0)) {
            hereFrom = sentence.start(0);
            here.clear();
            count(sentence, here);
        }
        String code = most(family, here);
        if (code.isEmpty()) {
            code = most(family, everywhere());
        }
        return code.isEmpty() ? usual : code;
    }

    private Map<String, Integer> everywhere() {
        if (!read) {
            read = true;
            everywhere = new HashMap<>();
            Tokens tokens = new Tokens(Lexicon.english());
            tokens.read(title, 0, title.length());
            count(tokens, everywhere);
            String text = sentence.text();
            tokens.read(text, 0, Math.min(text.length(), FAR));
            count(tokens, everywhere);
        }
        return everywhere;
    }

    private static void count(Tokens tokens, Map<String, Integer> counts) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isWord(i)) {
                long match = COUNTRIES.match(tokens, i);
                if (match != 0) {
                    counts.merge(CODES.get(Trie.value(match) - 1), 1, Integer::sum);
                    i = Trie.last(match);
                }
            }
        }
    }

    private static String most(List<String> family, Map<String, Integer> counts) {
        String best = "";
        int most = 0;
        for (String code : family) {
            int count = counts.getOrDefault(code, 0);
            if (count > most) {
                most = count;
                best = code;
            }
        }
        return best;
    }
}
