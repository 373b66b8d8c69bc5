package org.ownsky.provisioning.driver.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.EventLog;
import org.ownsky.provisioning.driver.TestGuest;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeFacts;

class FaultsTest {
    @TempDir
    private Path directory;

    private final FakeDriver driver = new FakeDriver();
    private HypervisorNode node;
    private FakeNode machine;
    private ImageFile image;
    private TestGuest guest;

    @BeforeEach
    void prepare() throws IOException {
        Path file = Files.write(directory.resolve("image.qcow2"), new byte[4096]);
        image = new ImageFile("ami-00000000000000001", file, Bytes.ofMib(64));
        node = driver.connect(URI.create("fake://node-1?cpus=4&memory=8GiB&storage=100GiB"));
        machine = driver.node("node-1");
        node.stageImage(image);
        guest = new TestGuest(node, image, Acceleration.NONE);
    }

    @Test
    void failureHasNoEffectAndStrikesOnce() {
        guest.define();
        machine.faults().at(FakeCall.START).fail(Kind.FAILED);

        assertFails(Kind.FAILED, () -> node.start(guest.uuid()));
        assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);

        node.start(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);
        assertThat(machine.faults().count(FakeCall.START)).isEqualTo(2);
    }

    @Test
    void faultStrikesAtTheNthCall() {
        machine.faults().at(FakeCall.DOMAINS).nth(2).fail(Kind.FAILED);

        node.domains();
        assertFails(Kind.FAILED, node::domains);
        node.domains();
    }

    @Test
    void twoFaultsStrikeOneAfterTheOther() {
        machine.faults().at(FakeCall.DOMAINS).fail(Kind.FAILED);
        machine.faults().atAnyCall().fail(Kind.NO_SPACE);

        assertFails(Kind.FAILED, node::domains);
        assertFails(Kind.NO_SPACE, node::domains);
        node.domains();
    }

    @Test
    void faultStrikesUntilCleared() {
        machine.faults().at(FakeCall.DOMAINS).nth(2).always().fail(Kind.FAILED);

        node.domains();
        assertFails(Kind.FAILED, node::domains);
        assertFails(Kind.FAILED, node::domains);
        machine.faults().clear();
        node.domains();
    }

    @Test
    void lostAnswerHasItsEffect() {
        guest.define();
        machine.faults().at(FakeCall.START).loseAnswer(Kind.TIMEOUT);

        assertFails(Kind.TIMEOUT, () -> node.start(guest.uuid()));

        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void hangingCallGoesOnWhenReleased() throws Exception {
        guest.define();
        Faults.Release release = machine.faults().at(FakeCall.START).hang();

        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> node.start(guest.uuid()));
        assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);
        assertThat(start).isNotDone();

        release.release();
        start.get(10, TimeUnit.SECONDS);
        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void hangingCallTimesOutWithoutEffect() {
        guest.define();
        machine.faults().timeout(Duration.ofMillis(1));
        Faults.Release _ = machine.faults().at(FakeCall.START).hang();

        assertFails(Kind.TIMEOUT, () -> node.start(guest.uuid()));
        assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);
    }

    @Test
    void latencyDelaysEveryCall() {
        machine.faults().latency(Duration.ofMillis(20));

        long before = System.nanoTime();
        node.domains();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void startThatDiesHalfWayLeavesAPausedGuestThatTheNextOneResumes() {
        guest.define();
        machine.faults().at(FakeCall.START).dieHalfWay();

        assertFails(Kind.UNREACHABLE, () -> node.start(guest.uuid()));
        assertThat(guest.state()).isEqualTo(DomainState.PAUSED);

        node.start(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void halfMadeVolumesAreSeenRepairedAndDeleted() {
        machine.faults().at(FakeCall.CREATE_ROOT_VOLUME).dieHalfWay();
        machine.faults().at(FakeCall.WRITE_SEED).dieHalfWay();

        assertFails(Kind.UNREACHABLE, guest::createRoot);
        assertFails(Kind.UNREACHABLE, guest::writeSeed);
        assertThat(node.volumes())
                .extracting(VolumeFacts::name)
                .containsExactlyInAnyOrder(guest.spec().root(), guest.spec().seed());
        assertThat(machine.seed(guest.spec().seed())).isEmpty();

        guest.define();
        assertThatCode(() -> node.start(guest.uuid())).doesNotThrowAnyException();
        assertThat(machine.seed(guest.spec().seed()).orElseThrow().hostName()).isEqualTo("web-1");
    }

    @Test
    void halfStagedImageIsNotThere() {
        ImageFile other = new ImageFile("ami-00000000000000002", image.path(), image.virtualSize());
        machine.faults().at(FakeCall.STAGE_IMAGE).dieHalfWay();

        assertFails(Kind.UNREACHABLE, () -> node.stageImage(other));
        assertThat(machine.images()).doesNotContain(other.name());

        node.stageImage(other);
        assertThat(machine.images()).contains(other.name());
    }

    @Test
    void nodeThatIsDownIsUnreachableAndComesBackAsItWas() {
        guest.define();
        try (EventLog events = EventLog.of(node)) {
            events.await(DomainEvent.Kind.RESYNC);

            machine.goDown();
            assertFails(Kind.UNREACHABLE, node::facts);
            machine.powersItselfOff(guest.uuid());
            machine.comeBack();

            events.await(DomainEvent.Kind.RESYNC);
            assertThat(events.heard()).extracting(DomainEvent::kind).doesNotContain(DomainEvent.Kind.STOPPED);
            assertThat(node.domain(guest.uuid())).isPresent();
        }
    }

    @Test
    void guestPowersItselfOff() {
        guest.define();
        node.start(guest.uuid());
        try (EventLog events = EventLog.of(node)) {
            machine.powersItselfOff(guest.uuid());

            events.await(DomainEvent.Kind.STOPPED, guest.uuid());
            assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);
        }
    }

    @Test
    void guestIgnoresThePowerButtonWhenToldTo() {
        guest.define();
        node.start(guest.uuid());
        machine.obeysPowerButton(guest.uuid(), false);

        node.requestShutdown(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);

        machine.obeysPowerButton(guest.uuid(), true);
        node.requestShutdown(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);
    }

    @Test
    void guestsVanishAndStrangersAppear() {
        guest.define();
        UUID stranger = UUID.randomUUID();

        machine.vanishes(guest.uuid());
        machine.appears(stranger, "stranger", DomainState.RUNNING, false);

        assertThat(node.domain(guest.uuid())).isEqualTo(Optional.empty());
        assertThat(node.domain(stranger).orElseThrow().ours()).isFalse();
    }

    @Test
    void fullDiskIsNoSpace() throws IOException {
        Path file = Files.write(directory.resolve("large.qcow2"), new byte[2 << 20]);
        HypervisorNode small = driver.connect(URI.create("fake://small?storage=1MiB"));

        assertFails(
                Kind.NO_SPACE, () -> small.stageImage(new ImageFile("ami-00000000000000003", file, Bytes.ofMib(64))));
    }

    @Test
    void malformedAddressIsRefused() {
        assertFails(Kind.REFUSED, () -> driver.connect(URI.create("fake://node-1?memory=plenty")));
        assertFails(Kind.REFUSED, () -> driver.connect(URI.create("fake:node-1")));
    }

    private static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(DriverException.class))
                .satisfies(thrown ->
                        assertThat(thrown.kind()).as(thrown.getMessage()).isEqualTo(kind));
    }
}
