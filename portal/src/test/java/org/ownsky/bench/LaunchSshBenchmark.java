package org.ownsky.bench;

import java.io.IOException;
import org.ownsky.provisioning.instance.InstanceId;

/**
 * From the request until the guest's SSH server greets, with the image {@code tiny}; and how many times as long that is as a start of
 * the same disk with plain QEMU, which finds its disk made. The two take turns.
 */
final class LaunchSshBenchmark implements Benchmark {
    private static final int WARM_UP = 3;
    private static final int COUNT = 15;

    @Override
    public String name() {
        return "launch.ssh";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var shell = NodeShell.open();
                var probe = SshProbe.open();
                var ownsky = RealNode.start(database)) {
            lookForGuestsOften(shell);
            var original = ownsky.launch();
            ownsky.awaitRunning(original);
            var address = ownsky.awaitAddress(original);
            probe.await(address);
            var ours = new double[COUNT];
            var theirs = new double[COUNT];
            try (var plain = PlainQemu.like(original.value(), shell)) {
                ownsky.terminate(original);
                for (var run = -WARM_UP; run < COUNT; run++) {
                    var launch = launch(ownsky, shell, probe);
                    var start = start(plain, address, shell, probe);
                    if (run >= 0) {
                        ours[run] = launch;
                        theirs[run] = start;
                    }
                }
            }
            figures.printPercentile("launch.ssh.p50", ours, 0.5, "ms");
            figures.printPercentile("launch.ssh.qemu.p50", theirs, 0.5, "ms");
            figures.print("launch.ssh.ratio", Figures.percentile(ours, 0.5) / Figures.percentile(theirs, 0.5), "times");
        }
    }

    private static double launch(RealNode ownsky, NodeShell shell, SshProbe probe) throws Exception {
        forgetGuests(shell);
        var launched = new InstanceId[1];
        var millis = Stopwatch.millis(() -> {
            launched[0] = ownsky.launch();
            probe.await(ownsky.awaitAddress(launched[0]));
        });
        ownsky.awaitRunning(launched[0]);
        ownsky.terminate(launched[0]);
        return millis;
    }

    private static double start(PlainQemu plain, String address, NodeShell shell, SshProbe probe) throws Exception {
        plain.makeDisk();
        forgetGuests(shell);
        var millis = Stopwatch.millis(() -> {
            plain.start();
            probe.await(address);
        });
        plain.end();
        return millis;
    }

    /** The node's network asks for a guest's hardware address every 20 ms: what is timed shall not wait for the next second. */
    private static void lookForGuestsOften(NodeShell shell) throws IOException {
        shell.run("for setting in /proc/sys/net/ipv4/neigh/*/retrans_time_ms; do echo 20 >$setting; done");
    }

    private static void forgetGuests(NodeShell shell) throws IOException {
        shell.run("ip neigh flush dev ownsky0");
    }
}
