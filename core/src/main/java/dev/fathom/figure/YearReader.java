package dev.fathom.figure;

import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** Reads years, fiscal years, quarters, halves and spans of them. */
final class YearReader {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int OF = WORDS.id("of");
    private static final int TO = WORDS.id("to");
    private static final int FROM = WORDS.id("from");
    private static final int THE = WORDS.id("the");
    private static final int YEAR = WORDS.id("year");
    private static final int YEARS = WORDS.id("years");
    private static final int HALF = WORDS.id("half");
    private static final int QUARTER = WORDS.id("quarter");
    private static final int QUARTERS = WORDS.id("quarters");
    private static final int MONTHS = WORDS.id("months");
    private static final int LAST = WORDS.id("last");
    private static final int FINAL = WORDS.id("final");
    private static final int IN = WORDS.id("in");

    private final Tokens t;
    private final Calendar calendar;
    private final DateTokens d;
    private int end;
    private int durationFirst = -1;
    private Optional<Period> period = Optional.empty();

    YearReader(Tokens tokens, Calendar calendar, DateTokens dateTokens) {
        this.t = tokens;
        this.calendar = calendar;
        this.d = dateTokens;
    }

    /** The token after what was read last. */
    int end() {
        return end;
    }

    /** The days of what was read last; empty where its year cannot be known. */
    Optional<Period> period() {
        return period;
    }

    /** The first of two tokens that are a duration inside what was read last ("nine months"); −1 for none. */
    int durationFirst() {
        return durationFirst;
    }

    /** Reads a year, quarter or half that begins at the token. */
    boolean read(int i) {
        durationFirst = -1;
        return t.isNumber(i) ? years(i) : fiscal(i) || quarter(i);
    }

    private boolean found(int end, Optional<Period> period) {
        this.end = end;
        this.period = period;
        return true;
    }

    private boolean found(int end, Period period) {
        return found(end, Optional.of(period));
    }

    private boolean years(int i) {
        int first = d.year(i);
        if (first == 0 || !d.isYear(i)) {
            return false;
        }
        if (fiscalNoun(i + 1) > 0) {
            return found(fiscalNoun(i + 1), calendar.fiscalYear(first));
        }
        if ((t.isJoint(i + 1) || d.isSlash(i + 1)) && t.isNumber(i + 2)) {
            int last = d.year(i + 2);
            if (last >= first) {
                return found(i + 3, Period.of(Year.of(first), Year.of(last)));
            }
            if (d.length(i + 2) == 2 && d.small(i + 2) == (first + 1) % 100) {
                return found(fiscalNoun(i + 3) > 0 ? fiscalNoun(i + 3) : i + 3, calendar.splitYear(first));
            }
            if (d.length(i + 2) == 2 && d.small(i + 2) > first % 100) {
                return found(i + 3, Period.of(Year.of(first), Year.of(first / 100 * 100 + d.small(i + 2))));
            }
        }
        if (d.isRange(i + 1, i) && d.year(i + 2) > first && !t.is(i + 1, TO) || isFromTo(i) && d.year(i + 2) > first) {
            return found(i + 3, Period.of(Year.of(first), Year.of(d.year(i + 2))));
        }
        if (!t.spaced(i + 1) && t.isWord(i + 1) && t.end(i + 1) - t.start(i + 1) == 1 && t.first(i + 1) == 's') {
            int years = first % 100 == 0 ? 99 : first % 10 == 0 ? 9 : 0;
            return found(i + 2, Period.of(Year.of(first), Year.of(first + years)));
        }
        return found(i + 1, calendarYear(first, i));
    }

    private boolean isFromTo(int i) {
        return (t.is(i - 1, FROM) || t.is(i - 1, THE) && t.is(i - 2, FROM)) && t.is(i + 1, TO);
    }

    /** In a document that reckons in fiscal years the bare year in parentheses, as in {@code (2023: £74m)}, is one. */
    private Period calendarYear(int year, int i) {
        return calendar.isFiscal() && t.isSymbol(i - 1, '(') ? calendar.fiscalYear(year) : Period.of(Year.of(year));
    }

    /** Where the words "financial year" after a year end; 0 where they do not stand there. */
    private int fiscalNoun(int i) {
        return t.is(i, WordClass.FISCAL) && (t.is(i + 1, YEAR) || t.is(i + 1, YEARS)) ? i + 2 : 0;
    }

    /** {@code fiscal 2023}, {@code FY 2022-23}, {@code financial year 2023/24}. */
    private boolean fiscal(int i) {
        if (!t.is(i, WordClass.FISCAL)) {
            return false;
        }
        int at = t.is(i + 1, YEAR) ? i + 2 : i + 1;
        int first = d.year(at);
        if (first == 0 && d.length(at) == 2 && t.isNumber(at) && !t.spaced(at)) {
            return found(at + 1, calendar.fiscalYear(2000 + d.small(at)));
        }
        if (first == 0) {
            return false;
        }
        boolean split = (t.isJoint(at + 1) || d.isSlash(at + 1))
                && (d.year(at + 2) == first + 1 || d.length(at + 2) == 2 && d.small(at + 2) == (first + 1) % 100);
        return split ? found(at + 3, calendar.splitYear(first)) : found(at + 1, calendar.fiscalYear(first));
    }

    /** {@code Q3 2024}, {@code the third quarter of 2024}, {@code first half}, {@code the first nine months of 2024}. */
    private boolean quarter(int i) {
        int lettered = lettered(i);
        if (lettered > 0) {
            int at = d.yearPosition(i + 1) > 0 ? d.yearPosition(i + 1) : fiscal(i + 1) ? end - 1 : -1;
            boolean half = Character.toLowerCase(t.first(i)) == 'h';
            return part(lettered, half ? 6 : 3, at > 0 ? at + 1 : i + 1, d.year(at));
        }
        int ordinal = ordinal(i);
        if (ordinal == 0) {
            return false;
        }
        if (t.is(i - 1, THE) && t.is(i - 2, IN) && (i + 1 >= t.size() || t.isSymbol(i + 1)) && ordinal <= 4) {
            return sameKindOfPart(i, ordinal);
        }
        if (t.is(i + 1, QUARTER) || t.isJoint(i + 1) && t.is(i + 2, QUARTER)) {
            int next = t.is(i + 1, QUARTER) ? i + 2 : i + 3;
            return part(ordinal > 4 ? 4 : ordinal, 3, next);
        }
        if (t.is(i + 1, HALF) || t.isJoint(i + 1) && t.is(i + 2, HALF)) {
            int next = t.is(i + 1, HALF) ? i + 2 : i + 3;
            return part(ordinal > 2 ? 2 : ordinal, 6, next);
        }
        if (ordinal == 1 && t.value(i + 1) > 1 && t.value(i + 1) <= 11 && t.is(i + 2, MONTHS)) {
            durationFirst = i + 1;
            return firstMonths((int) t.value(i + 1), 1, i + 3);
        }
        if (ordinal == 1 && t.isNumber(i + 1) && d.small(i + 1) > 1 && d.small(i + 1) <= 11 && t.is(i + 2, MONTHS)) {
            durationFirst = i + 1;
            return firstMonths(d.small(i + 1), 1, i + 3);
        }
        if (ordinal == 1 && t.is(i + 2, QUARTERS) && t.value(i + 1) > 1 && t.value(i + 1) <= 3) {
            return firstMonths((int) t.value(i + 1), 3, i + 3);
        }
        return false;
    }

    /** "… in the second quarter, after growth in the <em>first</em>". */
    private boolean sameKindOfPart(int i, int ordinal) {
        Optional<Period> stated = calendar.anchor();
        long days = stated.map(p -> p.to().toEpochDay() - p.from().toEpochDay()).orElse(0L);
        int months = days > 88 && days < 93 ? 3 : days > 179 && days < 185 ? 6 : 0;
        return months > 0 && part(ordinal, months, i + 1, stated.get().to().getYear());
    }

    private boolean firstMonths(int count, int length, int next) {
        int at = yearOfPart(next);
        Optional<Integer> year = d.year(at) > 0 ? Optional.of(d.year(at)) : calendar.yearOf(count * length);
        return found(partEnd(at, next), year.map(y -> Calendar.months(YearMonth.of(y, 1), count * length)));
    }

    private boolean part(int ordinal, int months, int next) {
        int at = yearOfPart(next);
        return part(ordinal, months, partEnd(at, next), d.year(at));
    }

    /** Where the year of a quarter stands: "of 2024", "2024", "of fiscal 2024", "of the year" (none). */
    private int yearOfPart(int i) {
        if (d.yearPosition(i) > 0) {
            return d.yearPosition(i);
        }
        int at = t.is(i, OF) ? i + 1 : i;
        at = t.is(at, THE) ? at + 1 : at;
        at = t.is(at, WordClass.FISCAL) ? at + 1 : at;
        at = t.is(at, YEAR) ? at + 1 : at;
        return at > i + 1 && d.year(at) > 0 ? at : -1;
    }

    private int partEnd(int at, int next) {
        if (at > 0) {
            return at + 1;
        }
        return t.is(next, OF) && t.is(next + 1, THE) && t.is(next + 2, YEAR) ? next + 3 : next;
    }

    private boolean part(int ordinal, int months, int end, int year) {
        if (ordinal < 1 || ordinal > 12 / months) {
            return false;
        }
        Optional<Integer> known = year > 0 ? Optional.of(year) : calendar.yearOf(ordinal * months);
        return found(end, known.map(y -> Calendar.months(YearMonth.of(y, (ordinal - 1) * months + 1), months)));
    }

    /** The 3 of {@code Q3}, the 1 of {@code H1}; else 0. */
    private int lettered(int i) {
        char c = t.first(i);
        if (!t.isWord(i) || t.end(i) - t.start(i) != 2 || c != 'Q' && c != 'H') {
            return 0;
        }
        int digit = t.text().charAt(t.start(i) + 1) - '0';
        return digit >= 1 && digit <= (c == 'Q' ? 4 : 2) ? digit : 0;
    }

    /** 1 to 4 of an ordinal; 9 for the last; else 0. */
    private int ordinal(int i) {
        if (t.is(i, LAST) || t.is(i, FINAL)) {
            return 9;
        }
        return t.is(i, WordClass.ORDINAL) && t.value(i) <= 4 ? (int) t.value(i) : 0;
    }
}
