package dev.fathom.figure;

/** Tells results of games and votes, "112-104", "a 3-2 win", from ranges. Stateless. */
final class Scores {

    private Scores() {}

    /**
     * Whether a score begins at the token: two whole numbers joined, the first the greater, as in no range, and nothing
     * measured after them.
     */
    static boolean at(Tokens t, int i) {
        if (!t.isJoint(i + 1) || !isShort(t, i) || !isShort(t, i + 2) || number(t, i) <= number(t, i + 2)) {
            return false;
        }
        int next = i + 3;
        return t.isWord(next)
                ? t.spaced(next) && UnitTable.current().nameAt(t, next, t.size()) == 0
                : !t.isSymbol(next) || t.spaced(next) || ".,;:)".indexOf(t.first(next)) >= 0;
    }

    private static boolean isShort(Tokens t, int i) {
        if (!t.isNumber(i) || t.end(i) - t.start(i) > 3) {
            return false;
        }
        for (int k = t.start(i); k < t.end(i); k++) {
            if (!Characters.isDigit(t.charAt(k))) {
                return false;
            }
        }
        return true;
    }

    private static int number(Tokens t, int i) {
        int number = 0;
        for (int k = t.start(i); k < t.end(i); k++) {
            number = 10 * number + t.charAt(k) - '0';
        }
        return number;
    }
}
