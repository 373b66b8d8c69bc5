package org.ownsky.bench;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a class of JMH benchmarks, which measure what takes too little time for a stopwatch. */
final class Microbenchmark {
    private static final double MEDIAN = 50;

    private Microbenchmark() {}

    /** The median time in the class's unit; of several parameters' the longest. */
    static double slowestMedian(Class<?> measured) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + measured.getName().replace(".", "\\.") + "\\.")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        return results.stream()
                .mapToDouble(result -> result.getPrimaryResult().getStatistics().getPercentile(MEDIAN))
                .max()
                .orElseThrow(() -> new IllegalStateException("JMH found no benchmark in " + measured));
    }
}
