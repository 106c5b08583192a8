package dev.fathom.text;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Runs what takes milliseconds on a million characters when its time is linear, and hours when it is quadratic. */
public final class Fast {

    private Fast() {}

    /** Fails after a time no linear algorithm needs, even on a busy machine. */
    public static <T> T compute(ThrowingSupplier<T> task) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), task);
    }
}
