package dev.fathom.query;

import dev.fathom.query.Thesaurus.Alternative;
import dev.fathom.query.Thesaurus.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One line of a thesaurus: members, and how they stand to each other. In a {@link Kind#SAME} set each stands for every
 * other; in the others the first {@code heads} members stand to those after them.
 */
record WordSet(Kind kind, int heads, List<Member> members) {

    /** How the narrower and the broader direction differ: who asks for motorways is less glad of roads than vice versa. */
    private static final double BROADER_SHARE = 0.5;

    private static final double NO_WEIGHT = -1;
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    WordSet {
        members = List.copyOf(members);
    }

    /** What a line's operator says. */
    enum Kind {
        SAME('=', 0.8),
        NARROWER('>', 0.6),
        RELATED('~', 0.35),
        /** Solr's {@code =>}: who asks the left gets the right as well. */
        MAPPED('\0', SAME.weight);

        private final char operator;
        private final double weight;

        Kind(char operator, double weight) {
            this.operator = operator;
            this.weight = weight;
        }
    }

    /** A word or phrase; as an alternative it weighs that much, or less where the other does. */
    record Member(String text, double weight) {}

    /** Reads a line that is neither blank nor a comment; the message of a refusal says what is wrong with it. */
    static WordSet parse(String line) {
        int arrow = line.indexOf("=>");
        if (arrow >= 0) {
            return directed(Kind.MAPPED, line.substring(0, arrow), line.substring(arrow + 2));
        }
        OptionalInt found = line.chars().filter(WordSet::isOperator).findFirst();
        if (found.isEmpty()) {
            return checked(new WordSet(Kind.SAME, 0, list(line, Kind.SAME.weight)));
        }
        return withOperator(line, (char) found.getAsInt());
    }

    private static WordSet withOperator(String line, char operator) {
        if (line.chars().anyMatch(c -> c != operator && isOperator(c))) {
            throw new IllegalArgumentException("a line has one kind of operator, =, > or ~, got \"" + line + "\"");
        }
        if (operator == Kind.SAME.operator) {
            List<Member> members = new ArrayList<>();
            for (String part : line.split("=", -1)) {
                members.add(member(part, Kind.SAME.weight));
            }
            return checked(new WordSet(Kind.SAME, 0, members));
        }
        Kind kind = operator == Kind.NARROWER.operator ? Kind.NARROWER : Kind.RELATED;
        int at = line.indexOf(operator);
        if (line.indexOf(operator, at + 1) >= 0) {
            throw new IllegalArgumentException(
                    "one " + operator + " a line, with commas after it, got \"" + line + "\"");
        }
        return directed(kind, line.substring(0, at), line.substring(at + 1));
    }

    private static WordSet directed(Kind kind, String left, String right) {
        List<Member> members = list(left, 1);
        int heads = members.size();
        members.addAll(list(right, kind.weight));
        return checked(new WordSet(kind, heads, members));
    }

    private static boolean isOperator(int c) {
        return c == Kind.SAME.operator || c == Kind.NARROWER.operator || c == Kind.RELATED.operator;
    }

    private static List<Member> list(String side, double weight) {
        List<Member> members = new ArrayList<>();
        for (String part : COMMA.split(side, -1)) {
            members.add(member(part, weight));
        }
        return members;
    }

    private static Member member(String part, double usual) {
        String text = part.strip();
        if (text.indexOf('\\') >= 0) {
            text = ESCAPED.matcher(text).replaceAll("$1");
        }
        int blank = text.lastIndexOf(' ');
        double weight = blank < 0 ? NO_WEIGHT : weight(text.substring(blank + 1));
        return weight == NO_WEIGHT
                ? new Member(text, usual)
                : new Member(text.substring(0, blank).strip(), weight);
    }

    /** A weight is written as a decimal; "phase 2" and "route 66" are phrases. */
    private static double weight(String word) {
        if (word.indexOf('.') < 0 && !word.equals("0") && !word.equals("1")) {
            return NO_WEIGHT;
        }
        try {
            double weight = Double.parseDouble(word);
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("a weight is from 0 to 1, got " + word);
            }
            return weight;
        } catch (NumberFormatException e) {
            return NO_WEIGHT;
        }
    }

    private static WordSet checked(WordSet set) {
        if (set.members.stream().anyMatch(member -> member.text.isEmpty())) {
            throw new IllegalArgumentException("a word is missing beside an operator or comma");
        }
        if (set.members.size() < 2) {
            throw new IllegalArgumentException("\"" + set.members.getFirst().text
                    + "\" stands alone; write another word after =, > or ~, or after a comma");
        }
        return set;
    }

    /** What the member at that place may be replaced by: index and relation of every other it is joined with. */
    List<Joined> joined(int asked) {
        List<Joined> joined = new ArrayList<>();
        for (int other = 0; other < members.size(); other++) {
            if (other != asked) {
                double weight = Math.min(weight(asked), weight(other));
                switch (kind) {
                    case SAME -> joined.add(joined(other, Relation.SAME, weight));
                    case RELATED -> {
                        if (asked < heads != other < heads) {
                            joined.add(joined(other, Relation.RELATED, weight));
                        }
                    }
                    case MAPPED -> {
                        if (asked < heads && other >= heads) {
                            joined.add(joined(other, Relation.SAME, weight));
                        }
                    }
                    case NARROWER -> {
                        if (asked < heads && other >= heads) {
                            joined.add(joined(other, Relation.NARROWER, weight));
                        } else if (asked >= heads && other < heads) {
                            joined.add(joined(other, Relation.BROADER, weight * BROADER_SHARE));
                        }
                    }
                }
            }
        }
        return joined;
    }

    /** A member and how it stands to the one that was asked for. */
    record Joined(int member, Alternative alternative) {}

    private Joined joined(int member, Relation relation, double weight) {
        return new Joined(member, new Alternative(members.get(member).text, relation, weight));
    }

    private double weight(int member) {
        return members.get(member).weight;
    }
}
