package org.ownsky.bench;

/** Measures one thing and tells one or more figures about it. */
public interface Benchmark {

    /** What its figures' names begin with, {@code launch.accept} for example; people choose benchmarks by it. */
    String name();

    /** Sets up, measures, and takes everything down again. */
    void run(Figures figures) throws Exception;
}
