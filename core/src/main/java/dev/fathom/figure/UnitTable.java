package dev.fathom.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units and currencies the extractor knows: by symbol in exact case, by name in any case, by sign before a number.
 * Not changed after it is built; safe to share.
 */
final class UnitTable {

    /**
     * A row of the table. {@code scale} is what a value is multiplied by to be in the unit named, 0.01
     * for cents; {@code shared} marks a name that several currencies have.
     */
    record Entry(String name, String dimension, Measures.Conversion conversion, BigDecimal scale, boolean shared) {

        Entry(String name, String dimension, Measures.Conversion conversion, BigDecimal scale) {
            this(name, dimension, conversion, scale, false);
        }

        boolean isMoney() {
            return dimension.startsWith("money:");
        }

        boolean isTime() {
            return dimension.equals("time");
        }
    }

    /** Codes that are known in lower case, too, as they are no words. */
    private static final String NAMES_TOO =
            " USD EUR GBP JPY CNY HKD SGD AUD NZD CHF INR PKR LKR BDT KRW VND THB MYR IDR PHP TWD SEK NOK DKK PLN CZK"
                    + " HUF RUB UAH ILS SAR QAR AED KWD EGP ZAR KES NGN GHS UGX TZS BRL MXN ARS CLP BTC ";

    /** A power of two, much greater than the number of ways names begin. */
    private static final int BEGINNINGS = 1 << 14;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static volatile UnitTable current = english();
    private static List<String[]> added = List.of();

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private final Trie symbols = new Trie(false);
    private final Trie names = new Trie(true);
    private final Trie signs = new Trie(false);
    /** The words of the lexicon that names begin with. */
    private final BitSet openers = new BitSet();
    /** How names begin whose first word the lexicon lacks, by {@link #beginning}. */
    private final BitSet beginnings = new BitSet(BEGINNINGS);

    /** The last characters of signs. */
    private final BitSet signEnds = new BitSet();

    private final Tokens first = new Tokens(Lexicon.english());

    private UnitTable() {
        entries.add(new Entry("", "", Measures.Conversion.IDENTITY, BigDecimal.ONE));
    }

    /** The table in force. */
    static UnitTable current() {
        return current;
    }

    private static UnitTable english() {
        UnitTable table = new UnitTable();
        Resources.rows("units.txt", 6).forEach(table::addUnit);
        Resources.rows("currency-families.txt", 2).forEach(table::addFamily);
        Resources.rows("currencies.txt", 4).forEach(table::addCurrency);
        return table;
    }

    /** Adds rows of the unit table's form to the table in force, for the whole process. */
    static synchronized void extend(List<String[]> rows) {
        List<String[]> all = new ArrayList<>(added);
        all.addAll(rows);
        UnitTable table = english();
        all.forEach(table::addUnit);
        added = List.copyOf(all);
        current = table;
    }

    // reading names

    /** The entry of a full name or symbol, or null. */
    @Nullable
    Entry find(String name) {
        Entry entry = byName.get(name);
        if (entry != null) {
            return entry;
        }
        int symbol = symbols.get(name);
        if (symbol == 0) {
            symbol = names.get(name) << 1;
        }
        if (symbol == 0) {
            symbol = signs.get(name) << 1;
        }
        return symbol == 0 ? null : entries.get(symbol >> 1);
    }

    Entry entry(int id) {
        return entries.get(id);
    }

    /** Whether a name, symbol or sign can begin at the token: most words begin none and need no closer look. */
    boolean mayBeginAt(Tokens tokens, int i) {
        int word = tokens.word(i);
        return word != 0 ? openers.get(word) : i >= 0 && i < tokens.size() && beginnings.get(beginning(tokens, i));
    }

    /** A number below {@link #BEGINNINGS} for the first three characters of the token, in any case. */
    private static int beginning(Tokens tokens, int i) {
        int hash = 0;
        int end = Math.min(tokens.end(i), tokens.start(i) + 3);
        for (int k = tokens.start(i); k < end; k++) {
            hash = hash * 31 + Lexicon.fold(tokens.charAt(k));
        }
        return hash & BEGINNINGS - 1;
    }

    /** The symbol at a token, as {@link Trie#match}; its value is twice the entry's id, one more where it must touch. */
    long symbolAt(Tokens tokens, int i, int limit) {
        return mayBeginAt(tokens, i) ? symbols.match(tokens, i, limit) : 0;
    }

    /** The name at a token, as {@link Trie#match}; its value is the entry's id. */
    long nameAt(Tokens tokens, int i, int limit) {
        return mayBeginAt(tokens, i) ? names.match(tokens, i, limit) : 0;
    }

    /** The currency sign or code at a token, as {@link Trie#match}; its value is the entry's id. */
    long signAt(Tokens tokens, int i, int limit) {
        return mayBeginAt(tokens, i) ? signs.match(tokens, i, limit) : 0;
    }

    /** Whether a currency's sign can end with the character. */
    boolean mayEndSign(char c) {
        return signEnds.get(c);
    }

    // building

    private void addUnit(String[] row) {
        String name = row[0];
        Measures.Conversion conversion = row[2].isEmpty() ? Measures.Conversion.IDENTITY : Measures.conversion(row[2]);
        add(name, row[1], conversion, row[3], row[4], "", "");
        boolean length = row[1].equals("length");
        if (length) {
            addPowers(name, conversion.factor(), row[3], row[4]);
        }
        for (String[] prefix : UnitForms.PREFIXES) {
            if ((" " + row[5] + " ").contains(" " + prefix[0] + " ")) {
                Measures.Conversion scaled =
                        conversion.times(Measures.conversion(prefix[2]).factor());
                add(prefix[1] + name, row[1], scaled, row[3].replace("~", ""), row[4], prefix[0], prefix[1]);
                if (length) {
                    addPowers(
                            prefix[1] + name,
                            scaled.factor(),
                            UnitForms.prefixed(row[3], prefix[0]),
                            UnitForms.prefixed(row[4], prefix[1]));
                }
            }
        }
    }

    /** The square and the cube of a length. */
    private void addPowers(String name, double factor, String symbols, String others) {
        add(
                "square " + name,
                "area",
                new Measures.Conversion(factor * factor, 0),
                UnitForms.powers(symbols, "²", "2", "^2", "sq"),
                UnitForms.named(name, others, "square", "sq", "sq."),
                "",
                "");
        add(
                "cubic " + name,
                "volume",
                new Measures.Conversion(factor * factor * factor, 0),
                UnitForms.powers(symbols, "³", "3", "^3", "cu"),
                UnitForms.named(name, others, "cubic", "cu", "cu."),
                "",
                "");
    }

    private void add(
            String name,
            String dimension,
            Measures.Conversion conversion,
            String symbolList,
            String others,
            String symbolPrefix,
            String prefix) {
        int id = put(new Entry(name, dimension, conversion, BigDecimal.ONE));
        for (String symbol : Resources.words(symbolList)) {
            boolean touching = symbol.startsWith("~");
            addSymbol(
                    symbolPrefix + (touching ? symbol.substring(1) : symbol).replace('_', ' '),
                    id << 1 | (touching ? 1 : 0));
        }
        addNames(name, id);
        for (String other : Resources.words(others)) {
            addNames(other.replace("/", "/" + prefix), id, prefix);
        }
    }

    private void addSymbol(String symbol, int value) {
        add(symbols, symbol, value);
        if (symbol.startsWith("µ")) {
            add(symbols, "μ" + symbol.substring(1), value);
            add(symbols, "u" + symbol.substring(1), value);
        }
    }

    private void addNames(String forms, int id) {
        addNames(forms, id, "");
    }

    /** A name and its plural, by rule or as given; British {@code -metre} and {@code -litre} also in American spelling. */
    private void addNames(String forms, int id, String prefix) {
        String[] parts = (prefix + forms).replace('_', ' ').split("/");
        if (parts[0].indexOf(' ') < 0 && forms.contains("/") && parts.length == 2 && byName.containsKey(forms)) {
            add(names, forms, id);
            return;
        }
        for (String form : parts) {
            addName(form, id);
        }
        if (parts.length == 1) {
            addName(UnitForms.plural(parts[0]), id);
        }
    }

    private void addName(String name, int id) {
        add(names, name, id);
        if (name.contains("metre")) {
            add(names, name.replace("metre", "meter"), id);
        }
        if (name.contains("litre")) {
            add(names, name.replace("litre", "liter"), id);
        }
    }

    /** Names and signs of several currencies; in the table they stand for the first. */
    private void addFamily(String[] row) {
        String code = Resources.words(row[0])[0];
        entries.add(new Entry(code, "money:" + code, Measures.Conversion.IDENTITY, BigDecimal.ONE, true));
        int id = entries.size() - 1;
        for (String name : Resources.words(row[1])) {
            if (!Character.isLowerCase(name.charAt(0)) || name.length() < 3) {
                add(signs, name.replace('_', ' '), id);
            }
            if (Character.isLetter(name.charAt(0)) && name.length() > 2) {
                add(names, name.replace('_', ' '), id);
            }
        }
    }

    private void addCurrency(String[] row) {
        String code = row[0];
        int id = put(new Entry(code, "money:" + code, Measures.Conversion.IDENTITY, BigDecimal.ONE));
        add(signs, code, id);
        for (String sign : Resources.words(row[1])) {
            addSign(sign, id);
        }
        if (NAMES_TOO.contains(" " + code + " ")) {
            add(names, code, id);
            add(signs, code.toLowerCase(Locale.ROOT), id);
        }
        entries.add(new Entry(code, "money:" + code, Measures.Conversion.IDENTITY, MILLION));
        add(signs, "M" + code, entries.size() - 1);
        for (String name : Resources.words(row[2])) {
            addNames(name, id);
        }
        if (!row[3].isEmpty()) {
            entries.add(new Entry(code, "money:" + code, Measures.Conversion.IDENTITY, HUNDREDTH));
            for (String name : Resources.words(row[3])) {
                addNames(name, entries.size() - 1);
            }
        }
    }

    /** A sign, and for letters before {@code $} also the forms {@code HK $} and {@code hk$}. */
    private void addSign(String sign, int id) {
        add(signs, sign, id);
        int dollar = sign.indexOf('$');
        if (dollar > 0 && dollar == sign.length() - 1) {
            String letters = sign.substring(0, dollar);
            if (letters.equals("A")) {
                return;
            }
            add(signs, letters + " $", id);
            add(signs, letters.toLowerCase(Locale.ROOT) + "$", id);
            add(signs, letters.toLowerCase(Locale.ROOT) + " $", id);
        }
    }

    private void add(Trie trie, String name, int value) {
        trie.add(name, value);
        if (trie == signs) {
            signEnds.set(name.charAt(name.length() - 1));
        }
        first.read(name, 0, name.length());
        if (first.word(0) != 0) {
            openers.set(first.word(0));
        } else {
            beginnings.set(beginning(first, 0));
        }
    }

    private int put(Entry entry) {
        entries.add(entry);
        byName.putIfAbsent(entry.name(), entry);
        return entries.size() - 1;
    }
}
