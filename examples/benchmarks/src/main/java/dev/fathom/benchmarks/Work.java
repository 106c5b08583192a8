package dev.fathom.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work took.
 *
 * @param processor seconds of processor time of the whole program, its merges and its collector among them
 * @param wall seconds on the wall
 */
record Work(double processor, double wall) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** The work. */
    interface Doing {
        void run() throws IOException;
    }

    /** Does it. */
    static Work of(Doing doing) throws IOException {
        long processor = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        doing.run();
        return new Work((SYSTEM.getProcessCpuTime() - processor) / 1e9, (System.nanoTime() - wall) / 1e9);
    }

    /** Both, one after the other. */
    Work plus(Work other) {
        return new Work(processor + other.processor, wall + other.wall);
    }
}
