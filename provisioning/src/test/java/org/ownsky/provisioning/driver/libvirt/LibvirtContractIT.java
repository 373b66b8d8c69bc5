package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.Domain;
import org.libvirt.DomainInterface;
import org.libvirt.Network;
import org.libvirt.StoragePool;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.EventLog;
import org.ownsky.provisioning.driver.HypervisorContractTest;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeFacts;

class LibvirtContractIT extends HypervisorContractTest {
    /** {@code VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE}. */
    private static final int FROM_LEASES = 0;

    /** Under emulation, on a machine that does other things too. */
    private static final Duration BOOT = Duration.ofSeconds(90);

    @TempDir
    private static Path directory;

    private static TestNode testNode;
    private static ImageFile blank;

    @BeforeAll
    static void findNode() throws Exception {
        testNode = TestNode.required();
        blank = TestNode.blankImage(directory);
    }

    @AfterAll
    static void closeProxy() throws Exception {
        if (testNode != null) {
            testNode.close();
        }
    }

    @Override
    protected HypervisorNode connect() {
        return testNode.connect();
    }

    @Override
    protected ImageFile image() {
        return blank;
    }

    @Override
    protected Acceleration acceleration() {
        return Acceleration.EMULATION;
    }

    @Override
    protected void breakConnections() {
        testNode.proxy().cut();
    }

    @Test
    void halfMadeVolumesAreSeenRepairedAndDeleted() throws Exception {
        Path root = testNode.settings()
                .poolPath()
                .resolve("volumes")
                .resolve(guest().spec().root().value());
        Files.write(root, new byte[100]);

        assertThat(node().volumes())
                .extracting(VolumeFacts::name)
                .contains(guest().spec().root());

        guest().createRoot();
        assertThat(node().volumes())
                .filteredOn(facts -> facts.name().equals(guest().spec().root()))
                .singleElement()
                .extracting(VolumeFacts::size)
                .isEqualTo(Bytes.ofGib(2));
    }

    @Test
    void volumeThatLibvirtHasNotSeenYetIsFound() throws Exception {
        Path root = testNode.settings()
                .poolPath()
                .resolve("volumes")
                .resolve(guest().spec().root().value());
        Files.write(root, new byte[100]);

        guest().createRoot();
        node().deleteVolume(guest().spec().root());

        assertThat(root).doesNotExist();
    }

    @Test
    void volumeThatLibvirtHasNotSeenYetIsDeleted() throws Exception {
        for (var name : List.of(guest().spec().root(), guest().spec().seed())) {
            Path file = testNode.settings().poolPath().resolve("volumes").resolve(name.value());
            Files.write(file, new byte[100]);

            node().deleteVolume(name);

            assertThat(file).doesNotExist();
        }
    }

    @Test
    void copyOfAnImageWithoutItsMarkerDoesNotCount() throws Exception {
        ImageFile other =
                new ImageFile(String.format("ami-%017x", System.nanoTime()), blank.path(), blank.virtualSize());
        StagedImage broken = new StagedImage(other.name(), 1, other.virtualSize());
        Path images = testNode.settings().poolPath().resolve("images");
        Files.write(images.resolve(broken.content()), new byte[100]);

        node().stageImage(other);

        List<StagedImage> copies = directoryNames(images).stream()
                .flatMap(name -> StagedImage.of(name).stream())
                .filter(copy -> copy.image().equals(other.name()))
                .distinct()
                .toList();
        assertThat(copies).singleElement().isNotEqualTo(broken);
        assertThat(images.resolve(copies.getFirst().content())).hasSameBinaryContentAs(blank.path());
        assertThat(images.resolve(copies.getFirst().marker())).exists();
        removeImage(copies.getFirst());
    }

    @Test
    void networkThatWasSwitchedOffComesBack() throws Exception {
        guest().define();
        withConnect(connect -> {
            Network network = connect.networkLookupByName(NodeLayout.NETWORK);
            network.destroy();
            network.free();
        });

        node().start(guest().uuid());

        assertThat(guest().state()).isEqualTo(DomainState.RUNNING);
        assertThat(node().addresses()).contains(guest().reservation());
    }

    @Test
    void poolThatWasSwitchedOffComesBack() throws Exception {
        withConnect(connect -> {
            StoragePool pool = connect.storagePoolLookupByName(NodeLayout.VOLUMES);
            pool.destroy();
            pool.free();
        });

        guest().define();
        node().start(guest().uuid());

        assertThat(guest().state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void nodeThatFallsSilentIsGivenUpAndFoundAgain() throws Exception {
        guest().define();
        try (EventLog events = EventLog.of(node())) {
            events.await(DomainEvent.Kind.RESYNC);
            testNode.proxy().silence(true);

            CompletableFuture<Void> call =
                    CompletableFuture.runAsync(() -> assertFails(Kind.UNREACHABLE, node()::domains));
            call.get(30, TimeUnit.SECONDS);
            testNode.proxy().silence(false);
            testNode.proxy().cut();

            events.await(DomainEvent.Kind.RESYNC);
            assertThat(node().domain(guest().uuid())).isPresent();
        }
    }

    @Test
    void daemonIsRestartedUnderARunningGuest() throws Exception {
        Assumptions.assumeTrue(TestNode.restartProgram().isPresent(), "No OWNSKY_TEST_NODE_RESTART");
        guest().define();
        node().start(guest().uuid());
        try (EventLog events = EventLog.of(node())) {
            events.await(DomainEvent.Kind.RESYNC);

            Process restart = new ProcessBuilder(TestNode.restartProgram().orElseThrow())
                    .inheritIO()
                    .start();
            assertThat(restart.waitFor(60, TimeUnit.SECONDS)).isTrue();

            events.await(DomainEvent.Kind.RESYNC);
            assertThat(guest().state()).isEqualTo(DomainState.RUNNING);
            assertThat(node().addresses()).contains(guest().reservation());
            // libvirt tells of no stop while it still takes its guests over; a start shows that events come again.
            node().forceOff(guest().uuid());
            node().start(guest().uuid());
            events.await(DomainEvent.Kind.STARTED, guest().uuid());
        }
    }

    @Test
    void nobodyAnswersAtTheAddress() {
        try (HypervisorNode nobody = new LibvirtDriver(testNode.settings(), Clock.systemUTC())
                .connect(URI.create("qemu+unix:///system?socket=/nowhere/libvirt-sock"))) {
            assertFails(Kind.UNREACHABLE, nobody::facts);
        }
    }

    @Test
    void guestReadsItsSeedAndPowersItselfOff() throws Exception {
        TestGuest booting = bootingGuest();
        try (EventLog events = EventLog.of(node())) {
            booting.createRoot();
            booting.writeSeed(List.of(), "#!/bin/sh\npoweroff\n");
            node().reserveAddress(booting.reservation());
            node().define(booting.spec());
            node().start(booting.uuid());

            events.await(DomainEvent.Kind.STOPPED, booting.uuid());
            assertThat(booting.state()).isEqualTo(DomainState.SHUT_OFF);
        } finally {
            booting.remove();
        }
    }

    /** As QEMU does by itself when the node's disk is full. */
    @Test
    void guestThatStandsStillHearsNoPowerButtonAndCanBePoweredOff() throws Exception {
        guest().define();
        node().start(guest().uuid());
        withConnect(connect -> Guests.find(guest().uuid(), connect, domain -> {
            domain.suspend();
            return domain.getName();
        }));
        assertThat(guest().state()).isEqualTo(DomainState.PAUSED);

        node().requestShutdown(guest().uuid());
        assertThat(guest().state()).isEqualTo(DomainState.PAUSED);

        node().start(guest().uuid());
        assertThat(guest().state()).isEqualTo(DomainState.RUNNING);
        node().forceOff(guest().uuid());
        assertThat(guest().state()).isEqualTo(DomainState.SHUT_OFF);
    }

    @Test
    void guestGetsItsAddressAndObeysThePowerButton() throws Exception {
        TestGuest booting = bootingGuest();
        try {
            booting.define();
            node().start(booting.uuid());

            await().atMost(BOOT)
                    .untilAsserted(() -> assertThat(leases(booting))
                            .containsExactly(booting.reservation().address().getHostAddress()));
            await().atMost(BOOT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                node().requestShutdown(booting.uuid());
                assertThat(booting.state()).isEqualTo(DomainState.SHUT_OFF);
            });
        } finally {
            booting.remove();
        }
    }

    @Test
    void probeFindsOutAndLeavesNothingBehind() throws Exception {
        ImageFile tiny = TestNode.tiny();
        node().stageImage(tiny);

        Acceleration found = node().probeAcceleration(tiny);

        assertThat(found).isIn(Acceleration.KVM, Acceleration.EMULATION);
        assertThat(directoryNames(testNode.settings().poolPath().resolve("volumes")))
                .noneMatch(name -> name.contains("probe"));
        assertThat(node().domains()).noneMatch(domain -> domain.name().contains("probe"));
    }

    private TestGuest bootingGuest() throws Exception {
        ImageFile tiny = TestNode.tiny();
        node().stageImage(tiny);
        return new TestGuest(node(), tiny, Acceleration.EMULATION);
    }

    private static List<String> directoryNames(Path directory) throws Exception {
        try (var entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static List<String> leases(TestGuest guest) throws Exception {
        List<String> leases = new ArrayList<>();
        withConnect(connect -> {
            Domain domain = connect.domainLookupByUUID(guest.uuid());
            for (DomainInterface card : domain.interfaceAddresses(FROM_LEASES, 0)) {
                card.addrs.forEach(address -> leases.add(address.address.getHostAddress()));
            }
            domain.free();
        });
        return leases;
    }

    private static void removeImage(StagedImage image) throws Exception {
        withConnect(connect -> StoragePools.withPool(NodeLayout.IMAGES, connect, pool -> {
            StoragePools.delete(pool, image.marker());
            StoragePools.delete(pool, image.content());
            return image;
        }));
    }

    private static void withConnect(LibvirtWork.Order order) throws Exception {
        LibvirtEventLoop.ensureRunning();
        LibvirtConnect connect = new LibvirtConnect(testNode.address().toString());
        try {
            order.on(connect);
        } finally {
            connect.close();
        }
    }
}
