package dev.fathom.figure;

import dev.fathom.figure.TimeExpression.Kind;
import dev.fathom.figure.TimeRoles.Role;
import dev.fathom.figure.TimeRoles.Tense;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what time each figure of a sentence is true of, and what time a change is measured against. */
final class Periods {

    private static final Lexicon WORDS = Lexicon.english();
    private static final int BY = WORDS.id("by");
    private static final int SINCE = WORDS.id("since");
    private static final int ENDED = WORDS.id("ended");
    private static final int SHARED = 12;
    /** How many figures back the main one is looked for. */
    private static final int FARTHEST = 60;
    /** How many tokens after a figure its time is looked for. */
    private static final int LONGEST = 200;

    private final Tokens t;
    private final Phrases phrases;
    private final TimeExpressions times;
    private final Context context;
    private final TimeRoles roles;
    private final List<Read> read = new ArrayList<>();

    // the state of the sentence being read
    private Optional<Period> active = Optional.empty();
    private Optional<Period> carried = Optional.empty();
    private Optional<Period> since = Optional.empty();
    private boolean explicit;
    private boolean now;
    private int leadingEnd;
    private int next;

    Periods(Tokens tokens, Phrases phrases, TimeExpressions times, Context context) {
        this.t = tokens;
        this.phrases = phrases;
        this.times = times;
        this.context = context;
        this.roles = new TimeRoles(tokens, phrases, context.calendar().date());
    }

    /** A figure's time. {@code stated} says that the sentence itself names it. */
    private static final class Read {
        private Role role = Role.MAIN;
        private Optional<Period> period = Optional.empty();
        private Optional<Period> baseline = Optional.empty();
        private boolean stated;
        /** Whether the time is said in a way that holds for this figure only: "by 2030", "(2023: 5)". */
        private boolean alone;
    }

    /** Reads the times of the sentence's figures. */
    void read(List<Mention> mentions, List<Governor> governors, List<Direction> directions) {
        begin();
        for (int k = 0; k < mentions.size(); k++) {
            Mention m = mentions.get(k);
            Governor g = governors.get(k);
            boolean changing = directions.get(k) != Direction.LEVEL || m.quantity instanceof Quantity.Multiple;
            int limit = k + 1 < mentions.size() ? mentions.get(k + 1).outerFirst : t.size();
            Read one = new Read();
            boolean added = g.figure() >= 0 && g.figure() < k;
            one.role = roles.role(
                    g,
                    added ? read.get(g.figure()).role : Role.MAIN,
                    added && directions.get(g.figure()) != Direction.LEVEL);
            readBefore(m, k == 0, changing);
            Optional<TimeExpression> against = readAfter(m, g, one, limit, changing);
            if (!one.stated) {
                one.period = unstated(k, mentions, g, one);
                one.stated = explicit && one.role == Role.MAIN;
            } else {
                share(k, mentions, governors, one);
            }
            if (changing) {
                Optional<Period> own = one.period.isPresent() ? one.period : active;
                one.baseline = against.isPresent() ? against.get().from(own) : since;
            }
            read.add(one);
        }
        while (mentions.isEmpty() && next < times.all().size()) {
            TimeExpression time = times.all().get(next++);
            if (roles.isPlain(time, true) && carries(time)) {
                carried = time.period();
            }
        }
        context.period(carried);
    }

    private void begin() {
        read.clear();
        active = context.period();
        carried = context.period();
        since = Optional.empty();
        explicit = false;
        now = false;
        leadingEnd = 0;
        next = 0;
    }

    /** The period of a figure. */
    Optional<Period> period(int figure) {
        return read.get(figure).period;
    }

    /** The baseline of a figure. */
    Optional<Period> baseline(int figure) {
        return read.get(figure).baseline;
    }

    /** Takes in the times before a figure that none of the figures before it has taken. */
    private void readBefore(Mention m, boolean first, boolean changing) {
        boolean many = false;
        while (next < times.all().size() && times.all().get(next).first() < m.outerFirst) {
            TimeExpression time = times.all().get(next++);
            if (!roles.isPlain(time, first)) {
                since = roles.isComparedWith(time.first()) && changing ? time.period() : since;
                continue;
            }
            Optional<Period> days = days(time);
            boolean sinceChange = t.is(time.first() - 1, SINCE) && changing;
            since = sinceChange ? time.period() : since;
            active = sinceChange ? Optional.empty() : many ? adjoining(active, days) : days;
            many = true;
            explicit = true;
            now = time.kind() == Kind.NOW;
            leadingEnd = first ? time.end() : leadingEnd;
            carried = carries(time) ? active : carried;
        }
    }

    /** "In 2024 and the first quarter of 2025": one span of both. */
    private static Optional<Period> adjoining(Optional<Period> before, Optional<Period> after) {
        boolean adjoin = before.isPresent()
                && after.isPresent()
                && before.get().to().plusDays(1).equals(after.get().from());
        return adjoin ? Optional.of(new Period(before.get().from(), after.get().to())) : after;
    }

    /** The days of a time, "ended 2024 at" meaning the last of them. */
    private Optional<Period> days(TimeExpression time) {
        if (t.is(time.first() - 1, ENDED)) {
            return time.period().map(p -> Period.of(p.to()));
        }
        if (!t.is(time.first() - 1, SINCE)) {
            return time.period();
        }
        return time.period()
                .flatMap(p -> context.calendar()
                        .date()
                        .filter(d -> !d.isBefore(p.from()))
                        .map(d -> new Period(p.from(), d)));
    }

    /** Takes in the times after a figure and before the next; answers what it is measured against. */
    private Optional<TimeExpression> readAfter(Mention m, Governor g, Read one, int limit, boolean changing) {
        Optional<TimeExpression> against = Optional.empty();
        Optional<Period> bracketed = bracketed(m);
        if (bracketed.isPresent()) {
            one.period = bracketed;
            one.stated = true;
            one.alone = true;
        }
        int farthest = Math.min(limit, m.outerLast + LONGEST);
        for (int j = next; j < times.all().size() && times.all().get(j).first() < farthest; j++) {
            TimeExpression time = times.all().get(j);
            if (roles.isBroken(m.outerLast + 1, time.first())
                    || time.kind() == Kind.NOW && roles.isNewClause(m.outerLast + 1, time.first())) {
                break;
            }
            if (time.kind() == Kind.CLOCK || roles.isUntil(time)) {
                continue;
            }
            if (one.stated) {
                boolean measured = !one.alone && changing && roles.isBaseline(m, g, time, true);
                against = measured && against.isEmpty() ? Optional.of(time) : against;
                next = measured ? j + 1 : next;
                break;
            }
            boolean sinceTime = t.is(time.first() - 1, SINCE);
            boolean best = sinceTime && roles.isSuperlative(m.outerLast + 1, time.first());
            if (!best && (roles.isBaseline(m, g, time, changing) || sinceTime && changing)) {
                against = against.isPresent() ? against : Optional.of(time);
                next = j + 1;
            } else if (best || isAside(time, one.role, changing)) {
                next = best ? j + 1 : next;
            } else {
                own(time, one);
                next = j + 1;
            }
        }
        return against;
    }

    /** "5 %, unchanged on a year earlier": a level is not measured against another time. */
    private boolean isAside(TimeExpression time, Role role, boolean changing) {
        boolean back =
                time.shift().map(shift -> shift.year() > 0 || shift.count() > 0).orElse(false);
        return back && role == Role.MAIN && !changing && phrases.is(time.first() - 1, Phrases.PREPOSITION);
    }

    private void own(TimeExpression time, Read one) {
        one.period = days(time).or(() -> time.from(mainBefore()));
        one.stated = true;
        one.alone = t.is(time.first() - 1, BY);
        if (one.role == Role.MAIN && !one.alone && !t.is(time.first() - 1, SINCE)) {
            active = one.period;
            explicit = true;
            now = time.kind() == Kind.NOW;
            carried = carries(time) ? one.period : carried;
        }
    }

    /** "(2023: £74m)". */
    private Optional<Period> bracketed(Mention m) {
        int i = m.outerFirst - 1;
        boolean dated = t.isSymbol(i, ':') && phrases.is(i - 1, Phrases.TIME);
        return dated ? phrases.time(i - 1).period() : Optional.empty();
    }

    /** The period of the last figure that is not itself compared with. */
    private Optional<Period> mainBefore() {
        for (int k = read.size() - 1; k >= 0 && k >= read.size() - FARTHEST; k--) {
            if (read.get(k).role == Role.MAIN && read.get(k).period.isPresent()) {
                return read.get(k).period;
            }
        }
        return active;
    }

    /** The time of a figure that has none of its own: the sentence's, or one that goes on from before. */
    private Optional<Period> unstated(int k, List<Mention> mentions, Governor g, Read one) {
        Mention m = mentions.get(k);
        if (one.role == Role.FROM) {
            return since;
        }
        if (active.isEmpty() && !explicit) {
            return k > 0 && g.figure() >= 0 && read.get(g.figure()).stated
                    ? read.get(g.figure()).period
                    : Optional.empty();
        }
        boolean apart = k == 0 || roles.isNewClause(mentions.get(k - 1).outerLast + 1, m.outerFirst);
        if (g.figure() >= 0
                && g.noun().isEmpty()
                && !apart
                && read.get(g.figure()).role == Role.MAIN
                && read.get(g.figure()).stated) {
            return read.get(g.figure()).period;
        }
        if (now || one.role == Role.COMPARED && g.noun().isEmpty()) {
            return Optional.empty();
        }
        Tense tense = roles.tense(m, g);
        if (explicit) {
            boolean later = leadingEnd == 0 && k > 0 && tense == Tense.PRESENT && apart;
            boolean planned =
                    tense == Tense.FUTURE && active.map(this::isPastDay).orElse(false);
            return later || planned ? Optional.empty() : active;
        }
        if (tense == Tense.FUTURE || roles.isAttributive(m)) {
            return Optional.empty();
        }
        return apart || roles.isAttributive(mentions.get(k - 1)) ? goingOn(g, tense) : read.get(k - 1).period;
    }

    private boolean isPastDay(Period p) {
        return p.from().equals(p.to())
                && context.calendar().date().map(d -> !p.from().isAfter(d)).orElse(false);
    }

    /** What goes on from the sentences before: the title's time always, a stated one while the account goes on. */
    private Optional<Period> goingOn(Governor g, Tense tense) {
        Optional<Period> title = context.titlePeriod();
        if (active.isEmpty() || active.equals(title)) {
            return active;
        }
        Period p = active.get();
        boolean day = p.from().equals(p.to());
        if (day && title.isPresent() && title.get().contains(p)) {
            return roles.isStock(g) && !isYearEnd(p) ? active : title;
        }
        if (day && isYearEnd(p) && tense == Tense.PAST) {
            return Optional.of(Period.of(Year.of(p.to().getYear())));
        }
        if (tense == Tense.PRESENT && title.isEmpty()) {
            return Optional.empty();
        }
        return day && !roles.isStock(g) && isMonthEnd(p) ? Optional.empty() : active;
    }

    private static boolean isYearEnd(Period p) {
        return p.to().getMonthValue() == 12 && p.to().getDayOfMonth() == 31;
    }

    private static boolean isMonthEnd(Period p) {
        return p.to().plusDays(1).getDayOfMonth() == 1;
    }

    /** Whether the time goes on in the following sentences: goals and times now do not. */
    private boolean carries(TimeExpression time) {
        return time.kind() != Kind.NOW
                && time.period().isPresent()
                && !t.is(time.first() - 1, BY)
                && !t.is(time.first() - 1, SINCE);
    }

    /** A time at the end of a list or clause holds for the figures before it too. */
    private void share(int k, List<Mention> mentions, List<Governor> governors, Read one) {
        for (int j = k - 1; j >= Math.max(0, k - SHARED) && !one.alone && !now; j--) {
            Read earlier = read.get(j);
            int from = mentions.get(j).outerLast + 1;
            int to = mentions.get(j + 1).outerFirst;
            boolean other = earlier.stated
                    || earlier.role != one.role
                    || one.role != Role.MAIN && governors.get(j + 1).figure() != j
                    || roles.isNewClause(from, to) && (earlier.period.isPresent() || isApart(from, to));
            if (other) {
                return;
            }
            if (!roles.isAttributive(mentions.get(j))) {
                earlier.period = one.period;
                earlier.stated = true;
            }
        }
    }

    private boolean isApart(int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.isSymbol(i, ';') || phrases.is(i, Phrases.SUBORDINATOR) || phrases.is(i, Phrases.RELATIVE)) {
                return true;
            }
        }
        return false;
    }
}
