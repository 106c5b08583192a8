package dev.fathom.figure;

import dev.fathom.figure.TableRow.Cell;
import dev.fathom.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the rows of tables: a cell with a number is a figure whose subject, unit and period come from the labels of its row and
 * column, and where they do not say from the caption. One per document; not safe to share between threads.
 */
final class TableReader {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_CAPTION = 300;

    /** A cell with more words is prose. */
    private static final int MOST_TOKENS = 8;

    private final String text;
    private final Tokens t;
    private final TimeExpressions times;
    private final MentionReader mentions;
    private final Attribution attribution;
    private final Context context;
    private final TableLabel.Reader labels;
    private final Map<String, TableLabel> known = new HashMap<>();
    private List<String> columns = List.of();
    private Span caption = new Span(0, 0);

    TableReader(
            String text,
            Tokens tokens,
            TimeExpressions times,
            MentionReader mentions,
            Attribution attribution,
            Context context,
            TableLabel.Reader labels) {
        this.text = text;
        this.t = tokens;
        this.times = times;
        this.mentions = mentions;
        this.attribution = attribution;
        this.context = context;
        this.labels = labels;
    }

    /** What stands before a table may be its caption; and no table goes on after it. */
    void outside(Span words) {
        caption = words.length() <= LONGEST_CAPTION ? words : new Span(0, 0);
        columns = List.of();
        known.clear();
    }

    /** The figures of a row; empty where it is not known what its numbers are, so that it must be read as prose. */
    Optional<List<Figure>> read(Span line) {
        TableRow row = TableRow.of(text, line);
        if (row.isRule(text)) {
            return Optional.of(List.of());
        }
        if (isAboveRule(line)) {
            columns = row.cells().stream().map(cell -> cell.value().of(text)).toList();
            return Optional.of(List.of());
        }
        TableRow labelled = row.labelled(columns);
        return labelled.isLabelled(text) ? Optional.of(figures(labelled)) : Optional.empty();
    }

    private boolean isAboveRule(Span line) {
        int start = line.end();
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start == text.length() || text.charAt(start) != '|' || text.indexOf('\n', line.end()) > start) {
            return false;
        }
        int end = text.indexOf('\n', start);
        return TableRow.of(text, new Span(start, end < 0 ? text.length() : end)).isRule(text);
    }

    private List<Figure> figures(TableRow row) {
        Optional<Cell> head = row.head(text);
        TableLabel rowLabel = head.map(cell -> label(cell.value().of(text))).orElse(TableLabel.NONE);
        boolean names = head.map(cell -> label(cell.label()).place()).orElse(false);
        boolean heads = head.isPresent()
                && (!head.get().isNumeric(text)
                        || rowLabel.subject().isEmpty() && rowLabel.period().isPresent());
        List<Figure> figures = new ArrayList<>();
        for (Cell cell : row.cells()) {
            if (cell.value().isEmpty() || heads && cell.equals(head.get())) {
                continue;
            }
            t.read(text, cell.value().start(), cell.value().end());
            if (!t.hasNumbers()) {
                continue;
            }
            times.read();
            TableLabel column = label(cell.label());
            Optional<Mention> mention = mention(column);
            if (mention.isPresent()) {
                figures.add(figure(
                        mention.get(),
                        heads ? rowLabel : TableLabel.NONE,
                        column,
                        names && heads ? head : Optional.empty()));
            } else {
                figures.addAll(attribution.read(mentions.read()));
            }
        }
        return figures;
    }

    /** The one number of the cell that the tokens hold, where it has but one and little else. */
    private Optional<Mention> mention(TableLabel column) {
        if (t.size() > MOST_TOKENS) {
            return Optional.empty();
        }
        List<Mention> found = mentions.read();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        boolean looksLikeYear = found.isEmpty()
                && t.size() == 1
                && t.isNumber(0)
                && t.end(0) - t.start(0) == 4
                && !column.subject().isEmpty()
                && !column.subject().matches("(?i).*\\b(years?|dates?|since|founded|opened|built)\\b.*");
        return looksLikeYear && t.text(0).chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(new Mention(0, 0, new Quantity.Amount(new BigDecimal(t.text(0)))))
                : Optional.empty();
    }

    private TableLabel label(String words) {
        if (words.isEmpty()) {
            return TableLabel.NONE;
        }
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        TableLabel label = known.get(words);
        if (label == null) {
            label = labels.read(words);
            known.put(words, label);
        }
        return label;
    }

    private Figure figure(Mention m, TableLabel row, TableLabel column, Optional<Cell> name) {
        TableLabel above = label(caption.of(text));
        TableLabel unit = unitSource(m, row, column, above);
        Span span = m.span(t);
        String subject = name.isPresent() ? column.subject() : subject(row.subject(), column.subject());
        return new Figure(
                span,
                span.of(text),
                scaled(m.quantity, unit.scale()),
                m.unit.isEmpty() ? unit.unit().orElse(Unit.NONE) : m.unit(),
                m.bound,
                direction(m, subject),
                subject.isEmpty() ? context.titleSubject() : Optional.of(subject),
                period(row, column).or(above::period).or(context::period),
                Optional.empty(),
                name.map(cell -> cell.value().of(text)).or(context::place));
    }

    /** Where the unit of a number is said that has none itself. */
    private static TableLabel unitSource(Mention m, TableLabel row, TableLabel column, TableLabel caption) {
        if (!m.unit.isEmpty()) {
            return TableLabel.NONE;
        }
        if (says(column) || says(row)) {
            return says(column) ? column : row;
        }
        boolean count = (row.subject() + column.subject()).matches("(?i).*\\b(number|no\\.) of .*");
        return count ? TableLabel.NONE : caption;
    }

    private static boolean says(TableLabel label) {
        return label.unit().isPresent() || !label.scale().equals(BigDecimal.ONE);
    }

    private static Quantity scaled(Quantity quantity, BigDecimal scale) {
        if (scale.equals(BigDecimal.ONE)) {
            return quantity;
        }
        return switch (quantity) {
            case Quantity.Amount(BigDecimal value) -> new Quantity.Amount(value.multiply(scale));
            case Quantity.Range(BigDecimal low, BigDecimal high) ->
                new Quantity.Range(low.multiply(scale), high.multiply(scale));
            default -> quantity;
        };
    }

    /** "Hazelnuts" and "Export value" are "Hazelnuts export value". */
    private static String subject(String row, String column) {
        if (row.isEmpty() || column.isEmpty() || row.equals(column)) {
            return row.isEmpty() ? column : row;
        }
        boolean word = column.length() > 1 && Character.isLowerCase(column.charAt(1));
        return row + " " + (word ? Character.toLowerCase(column.charAt(0)) + column.substring(1) : column);
    }

    /** The times of row and column; a quarter in one and a year in the other are one time. */
    private Optional<Period> period(TableLabel row, TableLabel column) {
        if (row.period().isPresent() && column.period().isPresent()) {
            boolean narrower = row.period().get().contains(column.period().get());
            return narrower ? column.period() : row.period();
        }
        return column.period().or(row::period);
    }

    private static Direction direction(Mention m, String subject) {
        boolean falls = m.quantity.low().signum() < 0;
        if (subject.matches("(?i).*\\b(growth|increase|change|rise)\\b.*")) {
            return falls ? Direction.DOWN : Direction.UP;
        }
        return subject.matches("(?i).*\\b(decrease|decline|reduction|fall)\\b.*") ? Direction.DOWN : Direction.LEVEL;
    }
}
