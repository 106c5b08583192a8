package dev.fathom.text;

import java.util.Arrays;

/**
 * Where some characters stand in a text, asked for from left to right. Each is searched for by itself, for the JDK does that
 * many characters at a time; one that is rare costs a single look over the text.
 */
final class Occurrences {

    private final String text;
    private final String characters;
    private final int[] next;

    Occurrences(String text, String characters) {
        this.text = text;
        this.characters = characters;
        this.next = new int[characters.length()];
        Arrays.fill(next, -1);
    }

    /** The first place of any of the characters from {@code start} on, else the text's length; {@code start} never falls. */
    int from(int start) {
        int first = text.length();
        for (int k = 0; k < next.length; k++) {
            if (next[k] < start) {
                int found = text.indexOf(characters.charAt(k), start);
                next[k] = found < 0 ? text.length() : found;
            }
            first = Math.min(first, next[k]);
        }
        return first;
    }
}
