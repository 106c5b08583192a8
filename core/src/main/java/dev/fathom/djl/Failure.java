package dev.fathom.djl;

import java.util.Objects;

/** Why something failed, in one line. */
final class Failure {

    private static final int LONGEST = 200;

    private Failure() {}

    /** The message of the innermost cause that has one, since engines wrap what they have to say. */
    static String reason(Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            reason = Objects.requireNonNullElse(e.getMessage(), reason);
        }
        String line = reason.strip().lines().findFirst().orElse(reason);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
