package org.ownsky.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ownsky.provisioning.instance.InstanceId;

/**
 * What Ownsky adds to libvirt's own work: from the request to {@code running}, minus the same domain's define and start by one
 * virsh. The two take turns, on a disk of the same kind; virsh finds its disk made, which Ownsky has to make.
 */
final class LaunchOverheadBenchmark implements Benchmark {
    private static final int WARM_UP = 10;
    private static final int COUNT = 20;
    private static final String TWIN = "bench-virsh";
    private static final String VIRSH = "virsh -q -c qemu:///system ";

    @Override
    public String name() {
        return "launch.overhead.libvirt";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var shell = NodeShell.open();
                var ownsky = RealNode.start(database)) {
            var ours = new double[COUNT];
            var theirs = new double[COUNT];
            var overhead = new double[COUNT];
            prepareTwin(ownsky, shell);
            for (var run = -WARM_UP; run < COUNT; run++) {
                var launch = launch(ownsky);
                var start = startTwin(shell);
                if (run >= 0) {
                    ours[run] = launch;
                    theirs[run] = start;
                    overhead[run] = launch - start;
                }
            }
            virsh("vol-delete --pool ownsky " + TWIN + ".seed", shell);
            figures.printPercentile("launch.libvirt.p50", ours, 0.5, "ms");
            figures.printPercentile("launch.virsh.p50", theirs, 0.5, "ms");
            figures.printPercentile("launch.overhead.libvirt.p50", overhead, 0.5, "ms");
        }
    }

    private static double launch(RealNode ownsky) throws Exception {
        var launched = new InstanceId[1];
        var millis = Stopwatch.millis(() -> {
            launched[0] = ownsky.launch();
            ownsky.awaitRunning(launched[0]);
        });
        ownsky.terminate(launched[0]);
        return millis;
    }

    private static double startTwin(NodeShell shell) throws Exception {
        virsh(
                "vol-create-as ownsky " + TWIN
                        + ".root 1G --format qcow2 --backing-vol-format qcow2 --backing-vol \"$bench_base\"",
                shell);
        var millis = Stopwatch.millis(() -> virsh("'define %s; start %s'".formatted(definition(), TWIN), shell));
        virsh("'destroy %1$s; undefine %1$s; vol-delete --pool ownsky %1$s.root'".formatted(TWIN), shell);
        return millis;
    }

    /** The domain that virsh starts is one of ours under another name, without our mark and with disks of its own. */
    private static void prepareTwin(RealNode ownsky, NodeShell shell) throws IOException {
        var original = ownsky.launch();
        ownsky.awaitRunning(original);
        var xml = String.join("\n", virsh("dumpxml --inactive " + original.value(), shell))
                .replace(original.value(), TWIN)
                .replaceAll("(?s)<metadata>.*</metadata>", "")
                .replaceAll("<uuid>.*</uuid>", "");
        Files.writeString(definition(), xml);
        virsh("vol-clone --pool ownsky %s.seed %s.seed".formatted(original.value(), TWIN), shell);
        shell.run("bench_base=$(%s)"
                .formatted(VIRSH + "vol-dumpxml --pool ownsky " + original.value() + ".root "
                        + "| sed -n '/<backingStore>/,$ s:.*<path>\\(.*\\)</path>.*:\\1:p'"));
        ownsky.terminate(original);
    }

    private static List<String> virsh(String command, NodeShell shell) throws IOException {
        return shell.run(VIRSH + command);
    }

    private static Path definition() {
        return Stand.data().resolve("bench-virsh.xml");
    }
}
