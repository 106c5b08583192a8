package dev.fathom.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** Asserts that spans lie within a stretch, in order and apart, and leave nothing out but white space. */
public final class Cover {

    private Cover() {}

    /** Fails unless {@code spans} cover every character of {@code whole} that is not white space. */
    public static void check(String name, CharSequence text, Span whole, List<Span> spans) {
        int at = whole.start();
        for (Span span : spans) {
            assertTrue(span.start() >= at && span.end() <= whole.end() && !span.isEmpty(), () -> name + ": " + span);
            assertBlank(name, text, at, span.start());
            assertTrue(
                    !Characters.isSpace(text.charAt(span.start())) && !Characters.isSpace(text.charAt(span.end() - 1)),
                    () -> name + ": white space at an end of " + span);
            at = span.end();
        }
        assertBlank(name, text, at, whole.end());
    }

    private static void assertBlank(String name, CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            int place = i;
            assertTrue(Characters.isSpace(text.charAt(i)), () -> name + ": lost the character at " + place);
        }
    }
}
