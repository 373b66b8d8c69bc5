package org.ownsky.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.libvirt.LibvirtDriver;
import org.ownsky.provisioning.driver.libvirt.LibvirtSettings;
import org.ownsky.provisioning.driver.spi.DiskSerial;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeName;

/**
 * Plugging a volume into a running guest and taking it out again by the libvirt driver, minus the same by virsh on the same guest. The
 * two take turns, on disks of the same kind; both change the guest and its definition.
 */
final class DiskAttachBenchmark implements Benchmark {
    private static final int WARM_UP = 3;
    private static final int COUNT = 15;
    private static final VolumeName OURS = VolumeName.data("vol-0000000000000000a");
    private static final VolumeName THEIRS = VolumeName.data("vol-0000000000000000b");
    private static final String VIRSH = "virsh -q -c qemu:///system ";

    @Override
    public String name() {
        return "disk.attach";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var shell = NodeShell.open();
                var probe = SshProbe.open();
                var ownsky = RealNode.start(database);
                var node = new LibvirtDriver(LibvirtSettings.at(Stand.pool()), Clock.systemUTC())
                        .connect(URI.create(Stand.node()))) {
            var instance = ownsky.launch();
            ownsky.awaitRunning(instance);
            probe.await(ownsky.awaitAddress(instance));
            var domain = UUID.fromString(
                    shell.run(VIRSH + "domuuid " + instance.value()).getFirst());
            node.createVolume(OURS, Bytes.ofGib(1));
            node.createVolume(THEIRS, Bytes.ofGib(1));
            measure(node, domain, shell, figures);
            ownsky.terminate(instance);
            node.deleteVolume(OURS);
            node.deleteVolume(THEIRS);
        }
    }

    private static void measure(HypervisorNode node, UUID domain, NodeShell shell, Figures figures) throws Exception {
        var attach = new double[COUNT];
        var detach = new double[COUNT];
        var serial = DiskSerial.of(OURS);
        var disk = DiskSpec.writable(serial, new DiskSource.LocalDisk(OURS));
        for (var run = -WARM_UP; run < COUNT; run++) {
            var attached = Stopwatch.millis(() -> node.attachDisk(domain, disk));
            var detached = Stopwatch.millis(() -> node.detachDisk(domain, serial, false));
            var theirs = Stopwatch.millis(() -> attachByVirsh(domain, shell));
            var theirsBack = Stopwatch.millis(() -> detachByVirsh(domain, shell));
            if (run >= 0) {
                attach[run] = attached - theirs;
                detach[run] = detached - theirsBack;
            }
        }
        figures.printPercentile("disk.attach.overhead.p50", attach, 0.5, "ms");
        figures.printPercentile("disk.detach.overhead.p50", detach, 0.5, "ms");
    }

    private static void attachByVirsh(UUID domain, NodeShell shell) throws IOException {
        shell.run(VIRSH
                + "attach-disk %s %s vdz --subdriver qcow2 --serial %s --live --config"
                        .formatted(
                                domain,
                                Stand.pool().resolve("volumes").resolve(THEIRS.value()),
                                DiskSerial.of(THEIRS)));
    }

    /** virsh only asks; that the guest has let go is seen in its description. */
    private static void detachByVirsh(UUID domain, NodeShell shell) throws IOException {
        shell.run(VIRSH + "detach-disk " + domain + " vdz --live --config");
        shell.run("while " + VIRSH + "domblklist " + domain + " | grep -q vdz; do sleep 0.05; done");
    }
}
