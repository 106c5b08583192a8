package dev.fathom.figure;

/** The forms in which a unit's symbols and names are written: with prefixes, as powers, as plurals. Stateless. */
final class UnitForms {

    /** Symbol, name and factor. */
    static final String[][] PREFIXES = {
        {"f", "femto", "1/1000000000000000"},
        {"p", "pico", "1/1000000000000"},
        {"n", "nano", "1/1000000000"},
        {"µ", "micro", "1/1000000"},
        {"m", "milli", "1/1000"},
        {"c", "centi", "1/100"},
        {"d", "deci", "1/10"},
        {"h", "hecto", "100"},
        {"k", "kilo", "1000"},
        {"M", "mega", "1000000"},
        {"G", "giga", "1000000000"},
        {"T", "tera", "1000000000000"},
        {"P", "peta", "1000000000000000"},
        {"E", "exa", "1000000000000000000"},
        {"Z", "zetta", "1000000000000000000000"},
    };

    private UnitForms() {}

    /** A list of forms, each with a prefix before it. */
    static String prefixed(String list, String prefix) {
        StringBuilder out = new StringBuilder();
        for (String one : Resources.words(list)) {
            out.append(prefix)
                    .append(one.replace("~", "").replace("/", "/" + prefix))
                    .append(' ');
        }
        return out.toString().strip();
    }

    /** The symbols of a power of a length: {@code km²}, {@code km2}, {@code km^2}, {@code sqkm}, {@code sq_km}, {@code sq._km}. */
    static String powers(String symbols, String sign, String digit, String raised, String word) {
        StringBuilder out = new StringBuilder();
        for (String symbol : Resources.words(symbols)) {
            String bare = symbol.replace("~", "");
            out.append(String.join(
                    " ",
                    bare + sign,
                    bare + digit,
                    bare + raised,
                    word + bare,
                    word + "_" + bare,
                    word + "._" + bare,
                    ""));
        }
        return out.toString();
    }

    /** The names of a power: {@code square_metre sq_metre}. */
    static String named(String name, String others, String... prefixes) {
        StringBuilder out = new StringBuilder();
        for (String one : Resources.words(name.replace(' ', '_') + " " + others)) {
            for (String prefix : prefixes) {
                out.append(prefix)
                        .append('_')
                        .append(one.replace("/", "/" + prefix + "_"))
                        .append(' ');
            }
        }
        return out.toString();
    }

    /** The plural of a name. */
    static String plural(String name) {
        if (name.endsWith("foot")) {
            return name.substring(0, name.length() - 4) + "feet";
        }
        if (name.startsWith("degree ")) {
            return "degrees " + name.substring(7);
        }
        return Inflection.plural(name);
    }
}
