package org.ownsky.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The portal as people start it, with bin/up: how soon it answers, and what it takes while nobody asks. */
final class PortalBenchmark implements Benchmark {
    private static final int STARTS = 5;

    /** Until the JVM has compiled what an idle portal does. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final Duration IDLE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public void run(Figures figures) throws Exception {
        var portal = new RunningPortal();
        // The first one builds, creates the database and prepares the fast start.
        portal.up();
        portal.down();
        var starts = new double[STARTS];
        for (var start = 0; start < STARTS; start++) {
            starts[start] = portal.up();
            if (start < STARTS - 1) {
                portal.down();
            }
        }
        figures.printPercentile("portal.ready", starts, 0.5, "s");

        var processes = new PortalProcesses(portal.process(), portal.database());
        TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
        var before = processes.processorSeconds();
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        figures.print("portal.idle.cpu", 100 * (processes.processorSeconds() - before) / IDLE.toSeconds(), "%");
        figures.print("portal.rss", processes.residentMebibytes(), "MiB");
        portal.down();
    }
}
