package dev.fathom.passage;

import java.util.Set;

/** Tells the words that state a number. */
final class Numbers {

    private static final Set<String> WORDS = Set.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
            "billion",
            "billions",
            "trillion",
            "trillions",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "half",
            "quarter",
            "dozen",
            "once",
            "twice",
            "double",
            "doubled",
            "triple",
            "tripled",
            "no",
            "not",
            "never",
            "without");

    private static final Hashes HASHES = new Hashes();

    static {
        WORDS.forEach(word -> HASHES.add(MinHash.hash(word)));
    }

    private Numbers() {}

    /**
     * Whether a folded word has a digit or is a number, an ordinal or a negation, which turns a statement round.
     *
     * @param hash the word's hash
     */
    static boolean states(CharSequence word, long hash) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return HASHES.contains(hash);
    }
}
