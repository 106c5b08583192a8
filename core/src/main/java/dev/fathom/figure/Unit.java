package dev.fathom.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a number counts or measures, by its canonical English name: {@code kilometre}, {@code percent}, {@code USD},
 * {@code commune}, {@code USD/barrel}. Units of the same {@link #dimension()} convert into each other. Immutable.
 *
 * @param name the canonical name: singular, lower case, money as its ISO 4217 code; empty where nothing is named
 */
public record Unit(String name) {

    /** No unit named. */
    public static final Unit NONE = new Unit("");

    /** Hundredths. */
    public static final Unit PERCENT = new Unit("percent");

    /**
     * The unit of a name, plural or symbol: {@code of("km")}, {@code of("miles")}, {@code of("US$/barrel")},
     * {@code of("km per hour")}; any other noun is a counted thing, {@code of("houses")} the unit {@code house}.
     */
    public static Unit of(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            return NONE;
        }
        UnitTable.Entry entry = UnitTable.current().find(stripped);
        if (entry != null) {
            return new Unit(entry.name());
        }
        String[] parts = stripped.split("/|\\s+per\\s+");
        if (parts.length == 1) {
            return new Unit(counted(stripped));
        }
        StringBuilder compound = new StringBuilder();
        for (String part : parts) {
            if (!part.isBlank()) {
                compound.append(compound.isEmpty() ? "" : "/").append(of(part).name());
            }
        }
        return new Unit(compound.toString());
    }

    /**
     * Adds units and counted nouns of a file, for the whole process: what is extracted, asked and converted from here on
     * knows them. One a line, columns parted by {@code |}, UTF-8, {@code #} before a comment:
     *
     * <pre>
     *   name | dimension | definition | symbols | other names | SI prefixes
     *   smoot | length | 1.7018 metre | sm | smoots |
     *   ox | count | | | ox/oxen |
     * </pre>
     *
     * Only the name is needed. A dimension {@code length}, {@code mass}, {@code time} and so on converts by its definition, a
     * number and units of the library; {@code count} is a noun that is counted. Other names are parted by spaces, with
     * {@code _} for a space in one and {@code /} before an irregular plural. A name that is known keeps its meaning.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line cannot be understood; nothing is added then
     */
    public static void define(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line : Resources.lines(reader)) {
                String[] row = Resources.row(line, 6);
                if (row[0].isEmpty()) {
                    throw new IllegalArgumentException(file + ": a unit needs a name before the first |: " + line);
                }
                row[1] = row[1].equals("count") ? "count:" + row[0] : row[1];
                rows.add(row);
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8 text; save it as UTF-8", e);
        }
        try {
            UnitTable.extend(rows);
        } catch (IllegalStateException | NumberFormatException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static String counted(String noun) {
        String lower = noun.toLowerCase(Locale.ROOT);
        int head = lower.lastIndexOf(' ') + 1;
        String number = lower.substring(0, head);
        return number
                + (startsWithDigit(lower) && head > 0
                        ? of(noun.substring(head)).name()
                        : Nouns.singular(lower.substring(head)));
    }

    private static boolean startsWithDigit(String s) {
        return !s.isEmpty() && Characters.isDigit(s.charAt(0));
    }

    /**
     * What is measured: {@code length}, {@code money:USD}, {@code count:commune}, for compounds
     * {@code money:USD/volume}; empty for {@link #NONE}. Units of equal dimensions convert; money never does.
     */
    public String dimension() {
        UnitTable.Entry entry = UnitTable.current().find(name);
        if (entry != null && !entry.dimension().isEmpty()) {
            return entry.dimension();
        }
        int slash = name.indexOf('/');
        if (slash > 0) {
            return new Unit(name.substring(0, slash)).dimension() + "/"
                    + new Unit(name.substring(slash + 1)).dimension();
        }
        if (startsWithDigit(name) && name.indexOf(' ') > 0) {
            return new Unit(name.substring(name.indexOf(' ') + 1)).dimension();
        }
        return name.isEmpty() ? "" : "count:" + name;
    }

    /** A value in this unit, in the base unit of its dimension: metres for kilometres, degrees kelvin for Celsius. */
    public double toBase(double value) {
        UnitTable.Entry entry = UnitTable.current().find(name);
        return entry != null && !entry.dimension().isEmpty()
                ? entry.conversion().apply(value)
                : value * factor();
    }

    /** How many base units one of this unit is, offsets left aside. */
    private double factor() {
        UnitTable.Entry entry = UnitTable.current().find(name);
        if (entry != null && !entry.dimension().isEmpty()) {
            return entry.conversion().factor();
        }
        int slash = name.indexOf('/');
        if (slash > 0) {
            return new Unit(name.substring(0, slash)).factor() / new Unit(name.substring(slash + 1)).factor();
        }
        int space = name.indexOf(' ');
        if (startsWithDigit(name) && space > 0) {
            double number = Double.parseDouble(name.substring(0, space).replace(",", ""));
            return number * new Unit(name.substring(space + 1)).factor();
        }
        return 1;
    }
}
