package dev.fathom.query;

import dev.fathom.query.Expression.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.core.nodes.AndQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BoostQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FuzzyQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode.Modifier;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.SlopQueryNode;
import org.apache.lucene.queryparser.flexible.core.util.UnescapedCharSequence;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;

/**
 * Reads expressions with Lucene's own syntax parser, inside bounds: that parser calls itself for every parenthesis, so these
 * are counted before it sees the text.
 */
final class ExpressionParser {

    private static final String ANYWHERE = "";

    private final String text;
    private int clauses;

    private ExpressionParser(String text) {
        this.text = text;
    }

    static Expression parse(String text) {
        ExpressionBounds.check(text);
        ExpressionParser parser = new ExpressionParser(text);
        return parser.convert(parser.read());
    }

    private QueryNode read() {
        try {
            return new StandardSyntaxParser().parse(text, ANYWHERE);
        } catch (ParseException e) {
            if (e.currentToken == null || e.currentToken.next == null) {
                throw wrong(0, "a number that fits");
            }
            throw wrong(Math.min(e.currentToken.next.beginColumn, text.length()), "a word, \"phrase\" or (");
        } catch (QueryNodeParseException | NumberFormatException e) {
            throw wrong(lexicalPosition(String.valueOf(e.getMessage())), "a word, \"phrase\" or (");
        }
    }

    /** "Lexical error at line 1, column 7.": the one thing this error does not tell in fields. Lines are not counted. */
    private int lexicalPosition(String message) {
        int at = message.indexOf("column ");
        int end = at < 0 ? -1 : at + 7;
        while (end > 0 && end < message.length() && Character.isDigit(message.charAt(end))) {
            end++;
        }
        return end <= at + 7
                ? text.length()
                : Math.min(Integer.parseInt(message.substring(at + 7, end)), text.length());
    }

    private QuerySyntaxException wrong(int position, String expected) {
        return new QuerySyntaxException(text, position, expected);
    }

    private Expression convert(QueryNode node) {
        return switch (node) {
            case GroupQueryNode group -> convert(group.getChild());
            case AndQueryNode and -> group(and.getChildren(), true);
            case BooleanQueryNode any -> group(any.getChildren(), false);
            case ModifierQueryNode one -> group(List.of(one), false);
            case BoostQueryNode boost
            when boost.getValue() > 0 && Float.isFinite(boost.getValue()) ->
                new Expression.Boosted(convert(boost.getChild()), boost.getValue());
            case SlopQueryNode slop
            when slop.getChild() instanceof QuotedFieldQueryNode quoted -> phrase(quoted, slop.getValue());
            case QuotedFieldQueryNode quoted -> phrase(quoted, 0);
            case FuzzyQueryNode fuzzy ->
                new Expression.Fuzzy(place(clause(fuzzy)), fuzzy.getTextAsString(), edits(fuzzy));
            case FieldQueryNode word -> word(clause(word));
            case TermRangeQueryNode range -> range(range);
            default ->
                throw wrong(0, "words, \"phrases\", prefix*, fuzzy~, field:value, AND, OR, NOT, + and - and no more");
        };
    }

    private Expression group(List<QueryNode> parts, boolean all) {
        List<Expression> must = new ArrayList<>();
        List<Expression> may = new ArrayList<>();
        List<Expression> mustNot = new ArrayList<>();
        for (QueryNode part : parts) {
            Modifier modifier = part instanceof ModifierQueryNode m ? m.getModifier() : Modifier.MOD_NONE;
            Expression expression = convert(part instanceof ModifierQueryNode m ? m.getChild() : part);
            if (modifier == Modifier.MOD_NOT) {
                mustNot.add(expression);
            } else if (all || modifier == Modifier.MOD_REQ) {
                must.add(expression);
            } else {
                may.add(expression);
            }
        }
        return new Expression.Group(must, may, mustNot);
    }

    private <T extends FieldQueryNode> T clause(T node) {
        if (++clauses > Expression.MAX_CLAUSES) {
            throw wrong(node.getBegin(), "at most " + Expression.MAX_CLAUSES + " words, phrases and conditions");
        }
        return node;
    }

    /** The part of the text that a field names, which a condition on metadata never comes to ask for. */
    private Place place(FieldQueryNode node) {
        return switch (field(node)) {
            case ANYWHERE -> Place.ANYWHERE;
            case "title" -> Place.TITLE;
            case "heading" -> Place.HEADING;
            default -> throw wrong(node.getBegin(), "title or heading before a word that is not exact");
        };
    }

    private static String field(FieldQueryNode node) {
        return node.getFieldAsString();
    }

    private static boolean isText(FieldQueryNode node) {
        String field = field(node);
        return field.equals(ANYWHERE) || field.equals("title") || field.equals("heading");
    }

    private int edits(FuzzyQueryNode fuzzy) {
        float asked = fuzzy.getSimilarity();
        if (asked < 0 || asked > 2 || Float.isNaN(asked)) {
            throw wrong(fuzzy.getEnd(), "~1 or ~2 after a word");
        }
        // A share of letters that must agree, as older versions of the syntax had it.
        int letters = fuzzy.getText().length();
        return asked >= 1 ? (int) asked : Math.clamp(Math.round((1 - asked) * letters), 1, 2);
    }

    private Expression phrase(QuotedFieldQueryNode quoted, int slop) {
        clause(quoted);
        if (slop < 0 || slop > Expression.MAX_SLOP) {
            throw wrong(quoted.getEnd() + 1, "~0 to ~" + Expression.MAX_SLOP + " after a phrase");
        }
        return isText(quoted)
                ? new Expression.Phrase(place(quoted), quoted.getTextAsString(), slop)
                : new Expression.Where(Filter.equal(field(quoted), quoted.getTextAsString()));
    }

    private Expression word(FieldQueryNode node) {
        CharSequence word = node.getText();
        int star = wildcard(word);
        if (star >= 0 && (star < word.length() - 1 || word.charAt(star) != '*' || star < Expression.MIN_PREFIX)) {
            throw wrong(
                    Math.min(node.getBegin() + star, text.length()),
                    "a * only at the end of a word, after " + Expression.MIN_PREFIX + " characters or more");
        }
        if (star >= 0) {
            return new Expression.Prefix(place(node), word.subSequence(0, star).toString());
        }
        return isText(node)
                ? new Expression.Word(place(node), word.toString())
                : new Expression.Where(Comparison.ofWritten(field(node), Filter.Operator.EQUAL, word.toString()));
    }

    private static int wildcard(CharSequence word) {
        for (int i = 0; i < word.length(); i++) {
            if ((word.charAt(i) == '*' || word.charAt(i) == '?') && !UnescapedCharSequence.wasEscaped(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private Expression range(TermRangeQueryNode range) {
        FieldQueryNode low = clause(range.getLowerBound());
        FieldQueryNode high = range.getUpperBound();
        if (isText(low)) {
            throw wrong(Math.max(0, low.getBegin()), "the name of a metadata value before a range");
        }
        Filter filter = Filter.ALL;
        if (isBound(low)) {
            Filter.Operator operator = range.isLowerInclusive() ? Filter.Operator.AT_LEAST : Filter.Operator.MORE;
            filter = filter.and(Comparison.ofWritten(field(low), operator, low.getTextAsString()));
        }
        if (isBound(high)) {
            Filter.Operator operator = range.isUpperInclusive() ? Filter.Operator.AT_MOST : Filter.Operator.LESS;
            filter = filter.and(Comparison.ofWritten(field(low), operator, high.getTextAsString()));
        }
        return new Expression.Where(filter.equals(Filter.ALL) ? new Filter.Exists(field(low)) : filter);
    }

    private static boolean isBound(FieldQueryNode end) {
        String written = end.getTextAsString().toLowerCase(Locale.ROOT);
        return !written.isEmpty() && !written.equals("*");
    }
}
