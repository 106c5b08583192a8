package dev.fathom;

import java.lang.management.ManagementFactory;

/**
 * Times what the current thread does. Limits are asserted on the processor's time, which does not grow when other programs
 * keep the machine busy; the time on the wall is for the report.
 */
final class Stopwatch {

    private final long start = System.nanoTime();
    private final long cpuStart = cpu();

    private Stopwatch() {}

    static Stopwatch start() {
        return new Stopwatch();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    long milliseconds() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    long cpuMilliseconds() {
        return (cpu() - cpuStart) / 1_000_000;
    }
}
