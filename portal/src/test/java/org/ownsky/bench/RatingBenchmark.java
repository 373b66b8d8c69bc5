package org.ownsky.bench;

import org.ownsky.billing.RatingTime;

/** Putting prices on 10,000 usage intervals. */
final class RatingBenchmark implements Benchmark {

    @Override
    public String name() {
        return "rating";
    }

    @Override
    public void run(Figures figures) throws Exception {
        figures.print("rating.10000.p50", Microbenchmark.slowestMedian(RatingTime.class), "ms");
    }
}
