package dev.fathom.document.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a page.
 *
 * @param words its words from left to right
 * @param y how far below the page's top it stands, in points
 * @param size the size of most of its letters, in points
 * @param bold whether most of its letters are bold
 */
record PdfLine(List<Word> words, float y, float size, boolean bold) {

    /** Words nearer than this part of the size belong to one cell. */
    private static final float CELL_GAP = 0.8f;

    /**
     * A word, or neighbouring words.
     *
     * @param left where it begins, in points from the page's left
     * @param right where it ends
     */
    record Word(String text, float left, float right) {

        boolean overlaps(Word other) {
            return left < other.right && other.left < right;
        }

        /** Both and what is between them. */
        Word with(Word other) {
            return new Word(text + " " + other.text, Math.min(left, other.left), Math.max(right, other.right));
        }
    }

    /** Copies the words. */
    PdfLine {
        words = List.copyOf(words);
    }

    String text() {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    float left() {
        return words.getFirst().left();
    }

    float right() {
        return words.getLast().right();
    }

    /** Its words, joined where no more than a word space is between them. */
    List<Word> segments() {
        List<Word> segments = new ArrayList<>();
        for (Word word : words) {
            if (!segments.isEmpty() && word.left() - segments.getLast().right() < CELL_GAP * size) {
                segments.add(segments.removeLast().with(word));
            } else {
                segments.add(word);
            }
        }
        return segments;
    }
}
