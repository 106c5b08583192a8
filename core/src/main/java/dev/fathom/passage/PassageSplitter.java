package dev.fathom.passage;

import dev.fathom.text.Block;
import dev.fathom.text.Outline;
import dev.fathom.text.Section;
import dev.fathom.text.Sentences;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a document into passages: whole sentences, never across a heading, at most about {@link #maxLength()}
 * characters. A paragraph of at least {@link #minLength()} characters stands alone; shorter neighbours are joined. A
 * sentence longer than the limit is cut at white space. Immutable; linear time.
 */
public final class PassageSplitter {

    /** The default limit, in UTF-16 code units. */
    public static final int DEFAULT_MAX_LENGTH = 1200;

    /** The default below which neighbouring paragraphs are joined, in UTF-16 code units. */
    public static final int DEFAULT_MIN_LENGTH = 120;

    private final int minLength;
    private final int maxLength;

    private PassageSplitter(int minLength, int maxLength) {
        if (minLength < 0 || maxLength < 1 || minLength > maxLength) {
            throw new IllegalArgumentException("passage lengths need 0 <= minimum <= maximum and a maximum of at least"
                    + " 1, got " + minLength + " and " + maxLength);
        }
        this.minLength = minLength;
        this.maxLength = maxLength;
    }

    /** A splitter with the default lengths. */
    public static PassageSplitter ofDefaults() {
        return new PassageSplitter(DEFAULT_MIN_LENGTH, DEFAULT_MAX_LENGTH);
    }

    /**
     * A splitter with other lengths, both in UTF-16 code units.
     *
     * @param minLength below this neighbouring paragraphs are joined
     * @param maxLength no passage is longer
     */
    public static PassageSplitter of(int minLength, int maxLength) {
        return new PassageSplitter(minLength, maxLength);
    }

    /** Below this length neighbouring paragraphs are joined. */
    public int minLength() {
        return minLength;
    }

    /** No passage is longer. */
    public int maxLength() {
        return maxLength;
    }

    /** The passages of a text, in order and without overlap. */
    public List<Passage> split(CharSequence text) {
        List<Passage> passages = new ArrayList<>();
        List<Section> sections = Outline.of(text).sections();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (section.blocks().isEmpty()) {
                boolean hasChild = i + 1 < sections.size()
                        && sections.get(i + 1)
                                .headings()
                                .contains(section.headings().getLast());
                if (!hasChild) {
                    passages.add(loneHeading(text, section, passages.size()));
                }
                continue;
            }
            List<String> headings = texts(text, section.headings());
            for (Span span : pack(text, section)) {
                passages.add(new Passage(passages.size(), span, headings));
            }
        }
        return passages;
    }

    /** A heading over nothing is a passage itself, or nobody would find it. */
    private static Passage loneHeading(CharSequence text, Section section, int ordinal) {
        List<Span> above = section.headings().subList(0, section.headings().size() - 1);
        return new Passage(ordinal, section.headings().getLast(), texts(text, above));
    }

    private static List<String> texts(CharSequence text, List<Span> spans) {
        return spans.stream().map(span -> span.of(text)).toList();
    }

    private List<Span> pack(CharSequence text, Section section) {
        List<Span> packed = new ArrayList<>();
        for (Block block : section.blocks()) {
            List<Span> pieces = pieces(text, block);
            for (int i = 0; i < pieces.size(); i++) {
                Span piece = pieces.get(i);
                boolean joins = !packed.isEmpty() && joins(packed.getLast(), piece, i > 0);
                if (joins) {
                    packed.add(new Span(packed.removeLast().start(), piece.end()));
                } else {
                    packed.add(piece);
                }
            }
        }
        return packed;
    }

    /** Whether {@code next} goes into the passage before it. */
    private boolean joins(Span passage, Span next, boolean sameBlock) {
        if (next.end() - passage.start() > maxLength) {
            return false;
        }
        return sameBlock || passage.length() < minLength || next.length() < minLength;
    }

    /** The sentences of a block, none longer than the limit. */
    private List<Span> pieces(CharSequence text, Block block) {
        if (block.span().length() <= maxLength) {
            return List.of(block.span());
        }
        List<Span> pieces = new ArrayList<>();
        for (Span sentence : Sentences.in(text, block.span())) {
            cut(text, sentence, pieces);
        }
        return pieces;
    }

    private void cut(CharSequence text, Span sentence, List<Span> pieces) {
        int start = sentence.start();
        while (sentence.end() - start > maxLength) {
            int end = cutAt(text, start, start + maxLength);
            pieces.add(new Span(start, end));
            start = end;
            while (start < sentence.end() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
        }
        if (start < sentence.end()) {
            pieces.add(new Span(start, sentence.end()));
        }
    }

    /** The last place before {@code limit} where a line can be broken, never within a surrogate pair. */
    private static int cutAt(CharSequence text, int start, int limit) {
        for (int i = limit; i > start + (limit - start) / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        boolean splitsPair = limit - start > 1
                && Character.isHighSurrogate(text.charAt(limit - 1))
                && Character.isLowSurrogate(text.charAt(limit));
        return splitsPair ? limit - 1 : limit;
    }
}
