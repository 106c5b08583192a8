package dev.fathom.figure;

/** Tells results of games and votes, "112-104", "a 3-2 win", from ranges. Stateless. */
final class Scores {

    private Scores() {}

    /**
     * Whether a score begins at the token: two whole numbers joined, the first the greater, as in no range, and nothing
     * measured after them.
     */
    static boolean at(Tokens t, int i) {
        if (!t.isJoint(i + 1)
                || !DigitReader.isSmall(t, i)
                || !DigitReader.isSmall(t, i + 2)
                || DigitReader.small(t, i) <= DigitReader.small(t, i + 2)) {
            return false;
        }
        int next = i + 3;
        return t.isWord(next)
                ? t.spaced(next) && UnitTable.current().nameAt(t, next, t.size()) == 0
                : !t.isSymbol(next) || t.spaced(next) || ".,;:)".indexOf(t.first(next)) >= 0;
    }
}
