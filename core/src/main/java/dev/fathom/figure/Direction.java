package dev.fathom.figure;

/** Whether a figure is a level or an amount of change. */
public enum Direction {
    /** A level: "64.5 %". */
    LEVEL,
    /** An amount of increase: "up 1.5 %". */
    UP,
    /** An amount of decrease: "a loss of 3 million". */
    DOWN
}
