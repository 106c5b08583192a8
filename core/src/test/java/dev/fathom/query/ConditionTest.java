package dev.fathom.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fathom.figure.Interval;
import dev.fathom.figure.Unit;
import dev.fathom.query.Condition.Operator;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static Condition of(Operator operator, double value) {
        return Condition.of(operator, value, Unit.NONE);
    }

    @Test
    void equalityIsRelative() {
        assertTrue(of(Operator.EQUAL, 1e12).holds(1e12 + 1));
        assertFalse(of(Operator.EQUAL, 1e12).holds(1e12 + 1e6));
        assertTrue(of(Operator.NOT_EQUAL, 5).holds(5.1));
        assertFalse(of(Operator.NOT_EQUAL, 5).holds(5));
        assertTrue(of(Operator.EQUAL, 0).holds(0));
        assertFalse(of(Operator.MORE, 0.3).holds(0.1 + 0.2));
        assertTrue(of(Operator.AT_LEAST, 0.3).holds(0.3));
        assertTrue(of(Operator.MORE, 0).holds(Double.MIN_VALUE * 4));
    }

    @Test
    void moreThanIsOpenAndAtLeastIsNot() {
        Interval moreThanFive = Interval.from(5, true);
        Interval fiveOrMore = Interval.from(5, false);
        assertTrue(of(Operator.MORE, 5).holds(moreThanFive));
        assertFalse(of(Operator.MORE, 5).holds(fiveOrMore));
        assertTrue(of(Operator.AT_LEAST, 5).holds(fiveOrMore));
        assertTrue(of(Operator.LESS, -5).holds(Interval.upTo(-5, true)));
        assertFalse(of(Operator.LESS, -5).holds(Interval.upTo(-5, false)));
        assertTrue(of(Operator.MORE, 0).holds(Interval.from(0, true)));
        assertTrue(of(Operator.NOT_EQUAL, 5).holds(moreThanFive));
        assertFalse(of(Operator.NOT_EQUAL, 5).holds(fiveOrMore));
    }

    @Test
    void unitsConvertWithOffset() {
        Condition warm = Condition.of(Operator.MORE, 30, Unit.of("degree celsius"));
        assertTrue(warm.holds(Unit.of("degree fahrenheit").toBase(87)));
        assertFalse(warm.holds(Unit.of("degree fahrenheit").toBase(85)));
        Condition about = Condition.of(Operator.ABOUT, 30, Unit.of("degree celsius"));
        assertTrue(about.holds(Unit.of("degree celsius").toBase(32.9)));
        assertFalse(about.holds(Unit.of("degree celsius").toBase(33.1)));
    }

    @Test
    void readsAsWords() {
        assertEquals(
                "more than 40 mile",
                Condition.of(Operator.MORE, 40, Unit.of("miles")).toString());
        assertEquals(
                "between 1.5 and 200000000",
                Condition.between(1.5, 2e8, Unit.NONE).toString());
    }
}
