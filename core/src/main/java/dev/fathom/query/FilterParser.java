package dev.fathom.query;

import dev.fathom.query.Filter.Operator;
import dev.fathom.query.FilterTokens.Kind;
import dev.fathom.query.FilterTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a filter written as text. What is open is kept on a stack of its own, so that nesting costs no stack frames; its
 * depth is bounded all the same, since filters are compiled recursively.
 */
final class FilterParser {

    /** The most parentheses that may be open at once. */
    static final int MAX_DEPTH = 100;

    /** The most comparisons a filter may hold. */
    static final int MAX_COMPARISONS = 400;

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int comparisons;

    /** An open parenthesis, or the whole: a list of alternatives, each a list of what must hold. */
    private static final class Level {
        final boolean negated;
        final int position;
        final List<Filter> alternatives = new ArrayList<>();
        List<Filter> parts = new ArrayList<>();

        Level(boolean negated, int position) {
            this.negated = negated;
            this.position = position;
        }

        Filter close() {
            alternatives.add(one(parts, true));
            Filter filter = one(alternatives, false);
            return negated ? filter.not() : filter;
        }

        private static Filter one(List<Filter> filters, boolean all) {
            return filters.size() == 1 ? filters.getFirst() : all ? new Filter.And(filters) : new Filter.Or(filters);
        }
    }

    private FilterParser(String text) {
        this.text = text;
        this.tokens = FilterTokens.of(text);
    }

    static Filter parse(String text) {
        return text.isBlank() ? Filter.ALL : new FilterParser(text).parse();
    }

    private Filter parse() {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(false, 0));
        while (true) {
            boolean negated = negations();
            if (peek().is("(")) {
                if (open.size() > MAX_DEPTH) {
                    throw expected("at most " + MAX_DEPTH + " parentheses open at once");
                }
                open.push(new Level(negated, next().position()));
                continue;
            }
            Filter comparison = comparison();
            open.element().parts.add(negated ? comparison.not() : comparison);
            while (peek().is(")") && open.size() > 1) {
                next();
                Filter closed = open.pop().close();
                open.element().parts.add(closed);
            }
            if (peek().kind() == Kind.END) {
                break;
            }
            connect(open.element());
        }
        if (open.size() > 1) {
            throw expected("the closing ) of the parenthesis at character " + (open.element().position + 1));
        }
        return open.element().close();
    }

    private boolean negations() {
        boolean negated = false;
        while (peek().is("not")) {
            next();
            negated = !negated;
        }
        return negated;
    }

    private void connect(Level level) {
        if (peek().is("or")) {
            level.alternatives.add(Level.one(level.parts, true));
            level.parts = new ArrayList<>();
        } else if (!peek().is("and")) {
            throw expected("and, or, or the end");
        }
        next();
    }

    private Filter comparison() {
        if (++comparisons > MAX_COMPARISONS) {
            throw expected("at most " + MAX_COMPARISONS + " comparisons");
        }
        if (peek().is("exists")) {
            next();
            return new Filter.Exists(name());
        }
        String name = name();
        if (peek().is("not") || peek().is("in")) {
            boolean negated = peek().is("not");
            next();
            if (negated && !next().is("in")) {
                at--;
                throw expected("in");
            }
            Filter in = in(name);
            return negated ? new Filter.Exists(name).and(in.not()) : in;
        }
        Operator operator = operator();
        return Comparison.of(name, operator, value());
    }

    private String name() {
        Token token = next();
        boolean quoted = token.kind() == Kind.VALUE && token.value() instanceof String;
        if (token.kind() != Kind.NAME && !quoted) {
            at--;
            throw expected("the name of a metadata value");
        }
        return token.text();
    }

    private Operator operator() {
        Token token = next();
        Optional<Operator> operator = token.kind() != Kind.SIGN
                ? Optional.empty()
                : switch (token.text()) {
                    case "==" -> Optional.of(Operator.EQUAL);
                    case "!=" -> Optional.of(Operator.NOT_EQUAL);
                    case "<" -> Optional.of(Operator.LESS);
                    case "<=" -> Optional.of(Operator.AT_MOST);
                    case ">" -> Optional.of(Operator.MORE);
                    case ">=" -> Optional.of(Operator.AT_LEAST);
                    default -> Optional.empty();
                };
        return operator.orElseThrow(() -> {
            at--;
            return expected("==, !=, <, <=, >, >= or in");
        });
    }

    private Object value() {
        Token token = next();
        if (token.kind() != Kind.VALUE) {
            at--;
            throw expected("a value: \"text\" in quotes, a number, true, false, or a date such as 2020-05-17");
        }
        return token.value();
    }

    private Filter in(String name) {
        if (!next().is("(")) {
            at--;
            throw expected("( and the values, parted by commas");
        }
        List<Filter> any = new ArrayList<>();
        while (true) {
            any.add(Comparison.of(name, Operator.EQUAL, value()));
            if (++comparisons > MAX_COMPARISONS) {
                throw expected("at most " + MAX_COMPARISONS + " comparisons");
            }
            Token token = next();
            if (token.is(")")) {
                return new Filter.Or(any);
            }
            if (!token.is(",")) {
                at--;
                throw expected(", or )");
            }
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size());
        return token;
    }

    private QuerySyntaxException expected(String what) {
        return new QuerySyntaxException(
                text, tokens.get(Math.min(at, tokens.size() - 1)).position(), what);
    }
}
