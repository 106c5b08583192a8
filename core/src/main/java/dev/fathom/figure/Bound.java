package dev.fathom.figure;

/** How the stated number limits the true one. */
public enum Bound {
    /** The number itself. */
    EXACT,
    /** Near the number: "about", "nearly", "some". */
    ABOUT,
    /** Above it: "more than", "over". */
    MORE,
    /** It or above: "at least", "or more". */
    LEAST,
    /** Below it: "less than", "under". */
    LESS,
    /** It or below: "at most", "up to". */
    MOST
}
