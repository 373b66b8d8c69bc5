package org.ownsky.bench;

import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.libvirt.LibvirtDriver;
import org.ownsky.provisioning.driver.libvirt.LibvirtSettings;
import org.ownsky.provisioning.driver.spi.BackupOrder;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeName;

/**
 * Making volumes, many at once; and the libvirt driver's backup of a volume with 1 GiB used, checksum and all, to {@code qemu-img
 * convert} of the same volume. The two take turns while the guest runs.
 */
final class DiskBackupBenchmark implements Benchmark {
    private static final int VOLUMES = 100;
    private static final int WARM_UP = 1;
    private static final int COUNT = 5;
    private static final VolumeName USED = VolumeName.data("vol-0000000000000000a");

    @Override
    public String name() {
        return "disk.backup";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var shell = NodeShell.open();
                var ownsky = RealNode.start(database);
                var node = new LibvirtDriver(LibvirtSettings.at(Stand.pool()), Clock.systemUTC())
                        .connect(URI.create(Stand.node()))) {
            figures.print("disk.create.100", Stopwatch.millis(() -> each(node, Action.CREATE)), "ms");
            each(node, Action.DELETE);
            var instance = ownsky.launch();
            ownsky.awaitRunning(instance);
            var domain = UUID.fromString(shell.run("virsh -q -c qemu:///system domuuid " + instance.value())
                    .getFirst());
            node.createVolume(USED, Bytes.ofGib(2));
            shell.run("qemu-io -f qcow2 -c 'write -P 90 0 512M' -c 'write -P 91 512M 512M' " + file());
            node.attachDisk(domain, DiskSpec.writable(DiskSerial.of(USED), new DiskSource.LocalDisk(USED)));
            measure(node, domain, shell, figures);
            ownsky.terminate(instance);
            node.deleteVolume(USED);
        }
    }

    private static void measure(HypervisorNode node, UUID domain, NodeShell shell, Figures figures) throws Exception {
        var copy = Stand.data().resolve("bench-backup");
        var converted = Stand.data().resolve("bench-converted");
        var ours = new double[COUNT];
        var theirs = new double[COUNT];
        for (var run = -WARM_UP; run < COUNT; run++) {
            var order = List.of(new BackupOrder(DiskSerial.of(USED), copy));
            var backup = Stopwatch.millis(() -> node.backup(domain, order, CopyProgress.UNHEARD));
            var convert = Stopwatch.millis(
                    () -> shell.run("qemu-img convert -U -f qcow2 -O qcow2 %s %s".formatted(file(), converted)));
            Files.delete(copy);
            Files.delete(converted);
            if (run >= 0) {
                ours[run] = backup;
                theirs[run] = convert;
            }
        }
        figures.printPercentile("disk.backup.p50", ours, 0.5, "ms");
        figures.printPercentile("disk.convert.p50", theirs, 0.5, "ms");
        figures.print("disk.backup.ratio", Figures.percentile(ours, 0.5) / Figures.percentile(theirs, 0.5), "times");
    }

    private enum Action {
        CREATE,
        DELETE
    }

    private static void each(HypervisorNode node, Action action) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<?>>();
            for (var number = 0; number < VOLUMES; number++) {
                var volume = VolumeName.data("vol-%017x".formatted(number));
                calls.add(callers.submit(() -> {
                    switch (action) {
                        case CREATE -> node.createVolume(volume, Bytes.ofGib(1));
                        case DELETE -> node.deleteVolume(volume);
                    }
                }));
            }
            for (var call : calls) {
                call.get();
            }
        }
    }

    private static String file() {
        return Stand.pool().resolve("volumes").resolve(USED.value()).toString();
    }
}
