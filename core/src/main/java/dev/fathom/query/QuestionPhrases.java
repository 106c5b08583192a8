package dev.fathom.query;

import dev.fathom.figure.Unit;
import dev.fathom.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a question: which phrases they form, and which of them have been put to use. */
final class QuestionPhrases {

    private static final QuestionWords WORDS = QuestionWords.english();

    private final String question;
    private final List<Span> words = new ArrayList<>();
    private final BitSet used;

    QuestionPhrases(String question) {
        this.question = question;
        this.used = new BitSet(question.length());
        int start = -1;
        for (int i = 0; i <= question.length(); i++) {
            boolean inside = i < question.length() && isWord(question.charAt(i));
            if (inside && start >= 0 && isSymbol(question.charAt(i)) != isSymbol(question.charAt(i - 1))) {
                words.add(new Span(start, i));
                start = i;
            } else if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(new Span(start, i));
                start = -1;
            }
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '%' || c == '²' || c == '³' || c == '$' || isSymbol(c);
    }

    private static boolean isSymbol(char c) {
        return c == '<' || c == '>' || c == '=' || c == '!' || c == '≠' || c == '≤' || c == '≥';
    }

    /** Marks characters as understood. */
    void use(Span span) {
        used.set(span.start(), span.end());
    }

    private boolean isFree(Span span) {
        return used.get(span.start(), span.end()).isEmpty();
    }

    /** What has not been put to use, blanks between. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < question.length(); i++) {
            rest.append(used.get(i) ? ' ' : question.charAt(i));
        }
        return rest.toString().strip().replaceAll("\\s+", " ");
    }

    /** The longest phrase of one of the roles that ends right before a place. */
    Optional<Span> before(int place, String... roles) {
        int last = words.size() - 1;
        while (last >= 0 && words.get(last).end() > place) {
            last--;
        }
        for (int first = Math.max(0, last - QuestionWords.LONGEST + 1); first <= last; first++) {
            Span span = new Span(words.get(first).start(), words.get(last).end());
            for (String role : roles) {
                if (WORDS.is(role, phrase(span))
                        && question.substring(span.end(), place).isBlank()) {
                    return Optional.of(span);
                }
            }
        }
        return Optional.empty();
    }

    /** The longest phrase of a role that begins right after a place. */
    Optional<Span> after(int place, String role) {
        int first = 0;
        while (first < words.size() && words.get(first).start() < place) {
            first++;
        }
        for (int last = Math.min(words.size(), first + QuestionWords.LONGEST) - 1; last >= first; last--) {
            Span span = new Span(words.get(first).start(), words.get(last).end());
            if (WORDS.is(role, phrase(span))
                    && question.substring(place, span.start()).isBlank()) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** Whether a part of the question has a word that reckons from today: last, past, this. */
    boolean isRelative(Span span) {
        return words.stream().anyMatch(word -> span.contains(word) && WORDS.is("relative", phrase(word)));
    }

    /** The word before a place, or the place itself. */
    Span wordBefore(int place) {
        Span found = new Span(place, place);
        for (Span word : words) {
            found = word.end() <= place ? word : found;
        }
        return found;
    }

    /** Whether the word before a place is this one. */
    boolean endsWith(int place, String word) {
        Span before = wordBefore(place);
        return !before.isEmpty() && phrase(before).equals(word);
    }

    /** Whether a part of the question begins with these letters. */
    boolean startsWith(Span span, String letters) {
        return phrase(span).startsWith(letters);
    }

    /** Whether a part of the question contains these letters. */
    boolean contains(Span span, String letters) {
        return phrase(span).contains(letters);
    }

    private String phrase(Span span) {
        return span.of(question).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** The phrases of a role that are not yet put to use, longest first at every place, in order. */
    List<Span> all(String role) {
        List<Span> found = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            for (int last = Math.min(words.size(), first + QuestionWords.LONGEST) - 1; last >= first; last--) {
                Span span = new Span(words.get(first).start(), words.get(last).end());
                if (isFree(span) && WORDS.is(role, phrase(span))) {
                    found.add(span);
                    first = last;
                    break;
                }
            }
        }
        return found;
    }

    /** The first phrase of a role that is not yet put to use. */
    Optional<Span> first(String role) {
        return all(role).stream().findFirst();
    }

    /** A unit named without a number. */
    record Named(Unit unit, Span span) {}

    /** The last unit of measure that is named without a number. */
    Optional<Named> unit() {
        Optional<Named> found = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            Optional<Named> pair = i + 1 < words.size()
                    ? named(new Span(words.get(i).start(), words.get(i + 1).end()), i)
                    : Optional.empty();
            Optional<Named> named = pair.isPresent() ? pair : named(words.get(i), i);
            found = named.isPresent() ? named : found;
            i += pair.isPresent() ? 1 : 0;
        }
        return found;
    }

    private Optional<Named> named(Span span, int index) {
        String written = span.of(question);
        String lower = phrase(span);
        boolean name = Character.isUpperCase(written.charAt(0)) && !written.equals(written.toUpperCase(Locale.ROOT));
        boolean tooShort = written.length() < 3
                && !List.of("%", "$", "km", "kg", "ha", "MW", "GW").contains(written);
        boolean time = WORDS.is("time unit", lower) && index > 0;
        if (!isFree(span)
                || Character.isDigit(written.charAt(0))
                || name
                || tooShort
                || time
                || WORDS.is("no unit", lower)) {
            return Optional.empty();
        }
        Unit unit = Unit.of(written);
        String dimension = unit.dimension();
        boolean money = dimension.startsWith("money:") && written.length() == 3 && !written.equals(unit.name());
        return dimension.isEmpty() || dimension.startsWith("count:") || dimension.contains("/") || money
                ? Optional.empty()
                : Optional.of(new Named(unit, span));
    }
}
