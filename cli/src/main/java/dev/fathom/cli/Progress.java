package dev.fathom.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A bar on the terminal's error stream for what takes more than a second; silent where there is no terminal. (A library
 * would bring a thread and a terminal of its own, both slow to start, for what are a few lines.)
 */
final class Progress implements AutoCloseable {

    private static final long PATIENCE = 1_000_000_000L;
    private static final long INTERVAL = 100_000_000L;
    private static final int BAR = 30;

    private static boolean ended;

    private final PrintWriter err;
    private final String what;
    private long total;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long drawn = start + PATIENCE - INTERVAL;
    private long done;
    private boolean visible;

    /**
     * A bar for so many steps.
     *
     * @param total how many there are; 0 where nobody knows
     */
    Progress(PrintWriter err, String what, long total, boolean quiet) {
        this.err = err;
        this.what = what;
        this.total = total;
        this.shown = !quiet && Terminal.showsProgress();
    }

    /** So many there are, as is known now. */
    void total(long steps) {
        total = steps;
    }

    /** One more is done. */
    void step() {
        done++;
        if (shown) {
            long now = System.nanoTime();
            if (now - drawn >= INTERVAL) {
                drawn = now;
                draw(now);
            }
        }
    }

    private void draw(long now) {
        visible = true;
        StringBuilder line = new StringBuilder("\r").append(what).append(' ');
        if (total > 0) {
            int full = (int) (BAR * Math.min(done, total) / total);
            line.repeat('█', full).repeat('░', BAR - full);
            line.append(String.format(Locale.ROOT, " %d/%d", done, total));
        } else {
            line.append(done);
        }
        double seconds = (now - start) / 1e9;
        line.append(String.format(Locale.ROOT, "  %.0f/s  %.0f s", done / seconds, seconds));
        if (total > done && done > 0) {
            line.append(String.format(Locale.ROOT, "  %.0f s left", seconds * (total - done) / done));
        }
        synchronized (Progress.class) {
            if (!ended) {
                err.print(Layout.cut(line.toString(), Terminal.progressColumns() - 1) + "\033[K");
                err.flush();
            }
        }
    }

    /** No bar is drawn any more: the program is being ended, and its last words stand last. */
    static void end() {
        synchronized (Progress.class) {
            ended = true;
        }
    }

    /** Takes the bar away, until the next step that shows it. */
    void clear() {
        if (visible) {
            visible = false;
            err.print("\r\033[K");
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
