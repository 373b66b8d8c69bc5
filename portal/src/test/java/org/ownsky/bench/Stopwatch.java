package org.ownsky.bench;

/** Milliseconds that something took, on the monotonic clock. */
final class Stopwatch {
    private static final double NANOS_PER_MILLI = 1e6;

    private Stopwatch() {}

    /** What is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static double millis(Work work) throws Exception {
        var begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / NANOS_PER_MILLI;
    }

    /** Times the same work again and again; the first {@code warmUp} runs do not count. */
    static double[] samples(int warmUp, int count, Work work) throws Exception {
        var samples = new double[count];
        for (var run = -warmUp; run < count; run++) {
            var taken = millis(work);
            if (run >= 0) {
                samples[run] = taken;
            }
        }
        return samples;
    }
}
