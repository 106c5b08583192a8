package dev.fathom.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words the extractor knows, each with its classes and, for number words and months, a value. Words are looked up
 * by their characters, in any case, without making strings. Immutable once loaded and safe to share.
 *
 * <p>The resource files hold sections, {@code [noun: place_noun]}: before the colon how the words inflect ({@code noun},
 * {@code verb} or {@code word} for not at all), after it their classes. Entries are separated by white space; irregular
 * forms follow a slash ({@code rise/rose/risen}, {@code man/men}), values an equals sign ({@code seven=7}).
 */
final class Lexicon {

    private static final List<String> FILES = List.of(
            "function-words.txt",
            "numbers.txt",
            "nouns.txt",
            "verbs.txt",
            "modifiers.txt",
            "change.txt",
            "time.txt",
            "places.txt");

    private static final Lexicon ENGLISH = load();

    private static final long SEED = 0xcbf29ce484222325L;
    private static final long FACTOR = 0x100000001b3L;

    /** Twice as many places as words at least. */
    private static final int PLACES = 1 << 16;

    /** A power of two. */
    static final int MOST_WORDS = PLACES / 2;

    /** A bit of a hash for each word, 8 in 100 set: three words in five are unknown, and nearly all of them end here. */
    private static final int BITS = 1 << 17;

    private final long[] filter = new long[BITS / Long.SIZE];

    /** The words' numbers, from 1, by their hashes; 0 where there is none. Small enough to stay near the processor. */
    private final char[] places = new char[PLACES];

    /** At twice its number a word's hash and next to it, on the same cache line, its classes; common words stand together. */
    private final long[] table = new long[2 * MOST_WORDS];

    private final double[] values = new double[MOST_WORDS];
    private final String[] words = new String[MOST_WORDS];
    private int size;

    private Lexicon() {
        words[0] = "";
    }

    /** The English lexicon. */
    static Lexicon english() {
        return ENGLISH;
    }

    private static Lexicon load() {
        Lexicon lexicon = new Lexicon();
        for (String file : FILES) {
            lexicon.read(file);
        }
        // what opens a phrase of bounds needs a number, even where it is of no class
        for (String line : Resources.lines("bounds.txt")) {
            if (Character.isLetter(line.charAt(0))) {
                lexicon.put(line.split("[ .]")[0], 0, 0);
            }
        }
        return lexicon;
    }

    /** The hash of no characters. */
    static long hash() {
        return SEED;
    }

    /** The hash of a word so far, one more character in (FNV-1a, 64 bits). Callers fold the character first. */
    static long hash(long hash, char folded) {
        return (hash ^ folded) * FACTOR;
    }

    private static long hash(CharSequence word) {
        long hash = SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, fold(word.charAt(i)));
        }
        return hash;
    }

    /** Lower case, and one kind of apostrophe. */
    static char fold(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return c == '’' ? '\'' : Character.toLowerCase(c);
    }

    /**
     * The number of the word of a hash, or 0 where it is not known. The characters are not compared again: of a million
     * unknown words none is taken for a known one but with a chance of one in a thousand million.
     */
    int find(long hash) {
        return mayHold(hash) ? search(hash) : 0;
    }

    /** Whether a word of the hash may be known; false is sure. */
    boolean mayHold(long hash) {
        return (filter[(int) (hash >>> 6) & filter.length - 1] >>> hash & 1) != 0;
    }

    private int search(long hash) {
        int place = place(hash);
        for (int id = places[place]; id != 0; id = places[place]) {
            if (table[2 * id] == hash) {
                return id;
            }
            place = next(place);
        }
        return 0;
    }

    /** The word's number, or 0 where it is not known. */
    int find(CharSequence word) {
        return find(hash(word));
    }

    /** The number of a word that must be known: for constants in rules. */
    int id(String word) {
        int id = find(word);
        if (id == 0) {
            throw new IllegalStateException("the lexicon lacks the word \"" + word + "\" that a rule names");
        }
        return id;
    }

    /** The classes of a word; none for 0. */
    long classes(int id) {
        return table[2 * id + 1];
    }

    /** The value of a number word or month, else 0. */
    double value(int id) {
        return values[id];
    }

    String word(int id) {
        return words[id];
    }

    int size() {
        return size;
    }

    private static int place(long hash) {
        return (int) (hash ^ hash >>> 32) & PLACES - 1;
    }

    private static int next(int place) {
        return place + 1 & PLACES - 1;
    }

    private void read(String file) {
        Section section = new Section("word", 0);
        for (String line : Resources.lines(file)) {
            if (line.startsWith("[")) {
                section = Section.of(line, file);
            } else {
                for (String entry : Resources.words(line)) {
                    add(section, entry);
                }
            }
        }
    }

    private record Section(String inflection, long classes) {
        static Section of(String header, String file) {
            int colon = header.indexOf(':');
            if (colon < 0 || !header.endsWith("]")) {
                throw new IllegalStateException(
                        file + ": a section needs the form [inflection: classes], got " + header);
            }
            long mask = 0;
            for (String name :
                    header.substring(colon + 1, header.length() - 1).strip().split("\\s+")) {
                mask |= WordClass.valueOf(name.toUpperCase(Locale.ROOT)).bit;
            }
            return new Section(header.substring(1, colon).strip(), mask);
        }
    }

    private void add(Section section, String entry) {
        int equals = entry.indexOf('=');
        double value = equals < 0 ? 0 : Double.parseDouble(entry.substring(equals + 1));
        String[] forms = (equals < 0 ? entry : entry.substring(0, equals)).split("/");
        switch (section.inflection()) {
            case "noun" -> {
                put(forms[0], section.classes() | WordClass.NOUN.bit, value);
                for (String plural : forms.length > 1 ? rest(forms) : List.of(Inflection.plural(forms[0]))) {
                    put(plural, section.classes() | WordClass.NOUN.bit | WordClass.PLURAL.bit, value);
                }
            }
            case "verb" -> {
                long verb = section.classes() | WordClass.VERB.bit;
                put(forms[0], verb, value);
                put(Inflection.plural(forms[0]), verb, value);
                put(Inflection.ing(forms[0]), verb | WordClass.ING.bit, value);
                for (String past : forms.length > 1 ? rest(forms) : List.of(Inflection.past(forms[0]))) {
                    put(past, verb | WordClass.PAST.bit, value);
                }
            }
            default -> {
                for (String form : forms) {
                    put(form, section.classes(), value);
                }
            }
        }
    }

    private static List<String> rest(String[] forms) {
        return List.of(forms).subList(1, forms.length);
    }

    private void put(String word, long mask, double value) {
        int id = find(word);
        if (id == 0) {
            id = insert(word);
        }
        table[2 * id + 1] |= mask;
        if (values[id] == 0) {
            values[id] = value;
        }
    }

    private int insert(String word) {
        if (++size == MOST_WORDS) {
            throw new IllegalStateException("the lexicon holds fewer than " + MOST_WORDS + " words");
        }
        long hash = hash(word);
        filter[(int) (hash >>> 6) & filter.length - 1] |= 1L << hash;
        int place = place(hash);
        while (places[place] != 0) {
            place = next(place);
        }
        places[place] = (char) size;
        table[2 * size] = hash;
        words[size] = word;
        return size;
    }

    /** All words of at least one of the classes of the mask; for tests and tables built at start. */
    List<String> words(long mask) {
        List<String> found = new ArrayList<>();
        for (int id = 1; id <= size; id++) {
            if ((classes(id) & mask) != 0) {
                found.add(words[id]);
            }
        }
        return found;
    }
}
