package dev.fathom.text;

import java.util.Random;

/** Texts that look like nothing and like everything, by seed. */
public final class RandomText {

    private static final String[] PARTS = {
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\f",
        "\u00a0",
        "\u2028",
        ".",
        ". ",
        ".",
        "! ",
        "? ",
        "...",
        "…",
        "。",
        ", ",
        "; ",
        ": ",
        " - ",
        "\n- ",
        "\n* ",
        "\n1. ",
        "\n(a) ",
        "\n# ",
        "\n### ",
        "\n== ",
        " ==\n",
        "\n---\n",
        "\n===\n",
        "\n```\n",
        "\n| ",
        " | ",
        " |\n",
        "\"",
        "“",
        "”",
        "’",
        "'",
        "(",
        ")",
        "[12]",
        "U.S. ",
        "Dr. ",
        "No. ",
        "p.m. ",
        "J. ",
        "e.g. ",
        "2.5",
        "10,000",
        "%",
        "the ",
        "The ",
        "river ",
        "rose ",
        "economy ",
        "of ",
        "and ",
        "Lang Son ",
        "province ",
        "Hữu Nghị ",
        "Hu\u031B\u0303u ",
        "\uD83D\uDE00",
        "\uD83D",
        "\u0301",
        "戦場の",
        "نص ",
        "य।",
        "\u00ad",
        "\ufeff",
        "\u0000",
        "a",
        "B",
        "long".repeat(30)
    };

    private RandomText() {}

    /** A text of about so many parts. */
    public static String of(Random random, int parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }
}
