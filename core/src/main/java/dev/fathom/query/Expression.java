package dev.fathom.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a passage must, may or must not say: the meaning of explicit query syntax, free of any engine. Immutable tree, at most
 * {@link #MAX_DEPTH} deep and {@link #MAX_CLAUSES} clauses wide.
 */
public sealed interface Expression {

    /** The most words, phrases and conditions an expression may have. */
    int MAX_CLAUSES = 256;

    /** How deep groups can be nested. */
    int MAX_DEPTH = 32;

    /** The most different words that one {@link Fuzzy} stands for. */
    int MAX_EXPANSIONS = 50;

    /** The fewest characters a {@link Prefix} has. */
    int MIN_PREFIX = 2;

    /** Where words are looked for. */
    enum Place {
        /** In the passage, its headings and its document's title. */
        ANYWHERE,
        /** In the document's title. */
        TITLE,
        /** In the headings above the passage. */
        HEADING
    }

    /**
     * A word in any of its forms; where the language's analysis makes several terms of it, these one after the other.
     *
     * @param place where
     * @param text the word
     */
    record Word(Place place, String text) implements Expression {}

    /**
     * Words one after the other.
     *
     * @param place where
     * @param text the words
     * @param slop how many places words may be moved in all, 0 to {@link #MAX_SLOP}
     */
    record Phrase(Place place, String text, int slop) implements Expression {}

    /** The largest slop of a phrase. */
    int MAX_SLOP = 100;

    /**
     * Words that begin so. All count the same, however rare.
     *
     * @param place where
     * @param start how they begin, {@link #MIN_PREFIX} characters or more
     */
    record Prefix(Place place, String start) implements Expression {}

    /**
     * Words that differ in a few letters; the first letter is the same.
     *
     * @param place where
     * @param text the word
     * @param edits how many letters may be wrong, missing, added or exchanged with their neighbour, 1 or 2
     */
    record Fuzzy(Place place, String text, int edits) implements Expression {}

    /**
     * A condition on the document's metadata.
     *
     * @param filter the condition
     */
    record Where(Filter filter) implements Expression {}

    /**
     * Several expressions. Where nothing must hold, at least one of what may hold does; where there is neither, everything
     * matches but what must not.
     *
     * @param must all of these hold
     * @param may what holds of these ranks higher
     * @param mustNot none of these holds
     */
    record Group(List<Expression> must, List<Expression> may, List<Expression> mustNot) implements Expression {
        /** Copies the lists. */
        public Group {
            must = List.copyOf(must);
            may = List.copyOf(may);
            mustNot = List.copyOf(mustNot);
        }
    }

    /**
     * Counts more, or less, for the ranking.
     *
     * @param part what
     * @param factor by what its score is multiplied, above 0
     */
    record Boosted(Expression part, double factor) implements Expression {}

    /**
     * Reads an expression in the syntax of Lucene: {@code "smart border"~2 +gate* -port (econmy~1 OR title:plan) region:africa
     * date:[2020 TO 2022] size>3}. A field is {@code title}, {@code heading}, or a metadata name, whose values compare as those of a
     * {@link Filter}.
     *
     * @throws QuerySyntaxException where the text does not follow the syntax or goes beyond the bounds
     */
    static Expression parse(String text) {
        return ExpressionParser.parse(text);
    }

    /** The words that are asked for, in order; what must not be there is left out. */
    default String words() {
        List<String> words = new ArrayList<>();
        collect(this, words);
        return words.stream().filter(word -> !word.isBlank()).collect(Collectors.joining(" "));
    }

    private static void collect(Expression expression, List<String> words) {
        switch (expression) {
            case Word word -> words.add(word.text());
            case Phrase phrase -> words.add(phrase.text());
            case Prefix prefix -> words.add(prefix.start());
            case Fuzzy fuzzy -> words.add(fuzzy.text());
            case Where where -> {}
            case Group group -> {
                group.must().forEach(part -> collect(part, words));
                group.may().forEach(part -> collect(part, words));
            }
            case Boosted boosted -> collect(boosted.part(), words);
        }
    }
}
