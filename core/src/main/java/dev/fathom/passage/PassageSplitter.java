package dev.fathom.passage;

import dev.fathom.text.Outline;
import dev.fathom.text.Pages;
import dev.fathom.text.Section;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a document into passages: whole sentences, never across a heading.
 *
 * <p>What its author set apart stays together: a list with the line that announces it, a table or a run of {@code label:
 * value} lines is one passage up to {@link #maxLength()}, and so is a paragraph of at most {@link #maxSentences()}, as news
 * are written. What is longer is cut between its sentences, items or rows into runs of about {@link #length()}. Paragraphs
 * shorter than {@link #minLength()} are joined with their neighbours. A single sentence longer than {@code maxLength()} is
 * cut at a clause or at white space. Immutable; linear time. All lengths are in UTF-16 code units.
 *
 * @param minLength shorter paragraphs are joined with their neighbours; 0 joins none
 * @param length what is cut, is cut into passages of about this length; at least 1
 * @param maxLength paragraphs, lists and tables up to this length are not cut, and no passage is longer
 * @param maxSentences paragraphs longer than {@code length} with more sentences than this are cut; at least 1
 * @param overlap how much of one passage the next one repeats at most where text is cut, in whole sentences, items or
 *     rows, in addition to its own length; no more than the length
 */
public record PassageSplitter(int minLength, int length, int maxLength, int maxSentences, int overlap) {

    /** Checks the settings. */
    public PassageSplitter {
        if (minLength < 0 || minLength > length || length < 1 || length > maxLength) {
            throw new IllegalArgumentException(
                    "passage lengths need 0 <= minimum <= length <= maximum and a length of at"
                            + " least 1, got minimum " + minLength + ", length " + length + " and maximum "
                            + maxLength);
        }
        if (maxSentences < 1) {
            throw new IllegalArgumentException("a passage has at least 1 sentence, got a maximum of " + maxSentences);
        }
        if (overlap < 0 || overlap > length) {
            throw new IllegalArgumentException(
                    "an overlap is at least 0 and no more than the length " + length + ", got " + overlap);
        }
    }

    /** Collects the settings of a splitter. */
    public static final class Builder {
        private int minLength = 20;
        private int length = 150;
        private int maxLength = 900;
        private int maxSentences = 1;
        private int overlap = 0;

        private Builder() {}

        /** Shorter paragraphs are joined with their neighbours. Default 20; 0 joins none. */
        public Builder minLength(int characters) {
            minLength = characters;
            return this;
        }

        /** What is cut, is cut into passages of about this length. Default 150; at least 1. */
        public Builder length(int characters) {
            length = characters;
            return this;
        }

        /** Paragraphs, lists and tables up to this length are not cut, and no passage is longer. Default 900. */
        public Builder maxLength(int characters) {
            maxLength = characters;
            return this;
        }

        /** Paragraphs longer than {@code length} with more sentences than this are cut. Default 1; at least 1. */
        public Builder maxSentences(int sentences) {
            maxSentences = sentences;
            return this;
        }

        /**
         * What is cut: how much of one passage the next one repeats at most, in whole sentences, items or rows, in addition
         * to its own length. Default 0; no more than the length.
         */
        public Builder overlap(int characters) {
            overlap = characters;
            return this;
        }

        /**
         * The splitter.
         *
         * @throws IllegalArgumentException unless {@code 0 <= minLength <= length <= maxLength}, {@code 1 <= length},
         *     {@code 1 <= maxSentences} and {@code 0 <= overlap <= length}
         */
        public PassageSplitter build() {
            return new PassageSplitter(minLength, length, maxLength, maxSentences, overlap);
        }
    }

    /** A splitter with the default settings. */
    public static PassageSplitter ofDefaults() {
        return builder().build();
    }

    /** Starts with the default settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The passages of a text, in order of their starts and of their ends. */
    public List<Passage> split(CharSequence text) {
        List<Passage> passages = new ArrayList<>();
        Pages pages = new Pages(text);
        List<Section> sections = Outline.of(text).sections();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (!section.blocks().isEmpty()) {
                List<String> headings = texts(text, section.headings());
                for (Span span : passages(text, section)) {
                    passages.add(new Passage(passages.size(), span, headings, pages.at(span.start())));
                }
            } else if (i + 1 == sections.size() || !isParent(section, sections.get(i + 1))) {
                passages.add(loneHeading(text, section, passages.size(), pages));
            }
        }
        return passages;
    }

    private static boolean isParent(Section section, Section next) {
        return next.headings().contains(section.headings().getLast());
    }

    /** A heading over nothing is a passage itself, or nobody would find it. */
    private static Passage loneHeading(CharSequence text, Section section, int ordinal, Pages pages) {
        List<Span> above = section.headings().subList(0, section.headings().size() - 1);
        Span heading = section.headings().getLast();
        return new Passage(ordinal, heading, texts(text, above), pages.at(heading.start()));
    }

    private static List<String> texts(CharSequence text, List<Span> spans) {
        return spans.stream().map(span -> span.of(text)).toList();
    }

    private List<Span> passages(CharSequence text, Section section) {
        List<Span> passages = new ArrayList<>();
        boolean joinable = false;
        for (Group group : Group.of(text, section)) {
            Span span = group.span();
            if (!staysWhole(text, group)) {
                new Cutter(text, length, maxLength, overlap).cut(group, passages);
                joinable = false;
            } else if (joinable && group.isProse() && joins(passages.getLast(), span)) {
                passages.add(new Span(passages.removeLast().start(), span.end()));
            } else {
                passages.add(span);
                joinable = group.isProse();
            }
        }
        return passages;
    }

    private boolean staysWhole(CharSequence text, Group group) {
        int characters = group.span().length();
        return characters <= maxLength
                && (characters <= length
                        || !group.isProse()
                        || group.pieces(text, length).size() <= maxSentences);
    }

    private boolean joins(Span passage, Span next) {
        boolean isShort = passage.length() < minLength || next.length() < minLength;
        return isShort && next.end() - passage.start() <= length;
    }
}
