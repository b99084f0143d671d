package io.autopact.benchmark;

import org.HdrHistogram.Histogram;

/**
 * What one run of a workload came to.
 *
 * @param count how often it was done
 * @param rate how often in a second
 * @param p50 the median time in milliseconds
 * @param p99 the time in milliseconds that one in a hundred passes
 * @param errors how many answers were wrong, missing or late
 */
record Figures(long count, double rate, double p50, double p99, long errors) {

    /** @param times in nanoseconds */
    static Figures of(Histogram times, double seconds, long errors) {
        long count = times.getTotalCount();
        return new Figures(
                count,
                count / seconds,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                errors);
    }
}
