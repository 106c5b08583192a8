package dev.fathom.passage;

import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is too long for one passage. */
record Cutter(CharSequence text, int length, int maxLength, int overlap) {

    /**
     * Adds the passages of a group: runs of its pieces up to the length, each at least one piece, and before them as much of
     * the run before as may be repeated.
     */
    void cut(Group group, List<Span> passages) {
        List<Span> pieces = new ArrayList<>();
        for (Span piece : group.pieces(text, length)) {
            cutPiece(piece, pieces);
        }
        int first = 0;
        int before = 0;
        while (first < pieces.size()) {
            int next = first + 1;
            while (next < pieces.size()
                    && pieces.get(next).end() - pieces.get(first).start() <= length) {
                next++;
            }
            int end = pieces.get(next - 1).end();
            int start = first;
            while (start > before && isRepeated(pieces.get(start - 1), pieces.get(first), end)) {
                start--;
            }
            passages.add(new Span(pieces.get(start).start(), end));
            before = first;
            first = next;
        }
    }

    private boolean isRepeated(Span piece, Span first, int end) {
        return first.start() - piece.start() <= overlap && end - piece.start() <= maxLength;
    }

    private void cutPiece(Span piece, List<Span> pieces) {
        int start = piece.start();
        while (piece.end() - start > maxLength) {
            int end = breakBefore(start, start + maxLength);
            pieces.add(new Span(start, end));
            start = end;
            while (start < piece.end() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
        }
        if (start < piece.end()) {
            pieces.add(new Span(start, piece.end()));
        }
    }

    /** The last place at or before {@code limit} where a passage may end: after a clause, else a word, else a character. */
    private int breakBefore(int start, int limit) {
        int half = start + (limit - start) / 2;
        int word = -1;
        for (int i = limit; i > half; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                if (isClauseEnd(text.charAt(i - 1))) {
                    return i;
                }
                word = Math.max(word, i);
            }
        }
        if (word > 0) {
            return word;
        }
        boolean splitsPair = limit - start > 1
                && Character.isHighSurrogate(text.charAt(limit - 1))
                && Character.isLowSurrogate(text.charAt(limit));
        return splitsPair ? limit - 1 : limit;
    }

    private static boolean isClauseEnd(char c) {
        return c == ';' || c == ',' || c == ':' || c == '|' || c == ')' || c == '–' || c == '—';
    }
}
