package dev.fathom.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Symbols that mean another unit in the company of certain words: 12 nm of sea are nautical miles. Immutable and safe to share. */
final class UnitContexts {

    /** How many tokens to each side are looked at. */
    private static final int FARTHEST = 30;

    private static final Map<String, List<Row>> ROWS = load();

    private UnitContexts() {}

    private record Row(String unit, Trie words) {}

    private static Map<String, List<Row>> load() {
        Map<String, List<Row>> rows = new HashMap<>();
        for (String[] row : Resources.rows("unit-contexts.txt", 3)) {
            rows.computeIfAbsent(row[0], symbol -> new ArrayList<>()).add(new Row(row[1], Trie.ofWords(row[2])));
        }
        return Map.copyOf(rows);
    }

    /** The name of the unit that the symbol at the token means among these words, else {@code usual}. */
    static String resolve(Tokens t, int symbol, String usual) {
        if (t.end(symbol) - t.start(symbol) > 2 || !t.isWord(symbol)) {
            return usual;
        }
        for (Row row : ROWS.getOrDefault(t.text(symbol), List.of())) {
            for (int i = Math.max(0, symbol - FARTHEST); i < Math.min(t.size(), symbol + FARTHEST); i++) {
                if (row.words().has(t, i)) {
                    return row.unit();
                }
            }
        }
        return usual;
    }
}
