package dev.fathom.passage;

import java.util.Set;

/** The words that state a number without a digit. */
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

    /** Whether the word with this hash is a number, an ordinal or a negation, which turns a statement round. */
    static boolean contains(long hash) {
        return HASHES.contains(hash);
    }
}
