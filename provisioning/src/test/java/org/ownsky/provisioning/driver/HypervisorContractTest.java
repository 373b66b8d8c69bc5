package org.ownsky.provisioning.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.Inet4Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.MacAddress;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** What every adapter of {@link HypervisorNode} does. Guests here need not boot: being powered on is enough. */
public abstract class HypervisorContractTest {
    private HypervisorNode node;
    private TestGuest guest;

    /** A new connection to the node under test. */
    protected abstract HypervisorNode connect();

    /** An image of at most 64 MiB; the same one each time. */
    protected abstract ImageFile image();

    /** How the node under test can run guests. */
    protected abstract Acceleration acceleration();

    /** Breaks all connections to the node; when this returns, the node takes new ones. Guests run on. */
    protected abstract void breakConnections();

    @BeforeEach
    void connectAndStage() {
        node = connect();
        node.facts();
        node.stageImage(image());
        guest = new TestGuest(node, image(), acceleration());
    }

    @AfterEach
    void removeGuestAndClose() {
        guest.remove();
        node.close();
    }

    @Test
    void factsSayWhatTheMachineHas() {
        NodeFacts facts = node.facts();

        assertThat(facts.cpus()).isPositive();
        assertThat(facts.memory()).isGreaterThan(Bytes.ofMib(256));
        assertThat(facts.storage()).isGreaterThan(Bytes.ofGib(1));
        assertThat(facts.storageFree()).isGreaterThan(Bytes.ZERO).isLessThanOrEqualTo(facts.storage());
        assertThat(facts.hypervisor()).isNotBlank();
        assertThat(facts.guestAddresses().size()).isGreaterThan(200);
        assertThat(connect().facts().hostUuid()).isEqualTo(facts.hostUuid());
    }

    @Test
    void imageIsStagedAgainWithoutHarm() {
        assertThatCode(() -> node.stageImage(image())).doesNotThrowAnyException();
    }

    @Test
    void imageWithoutFileIsNotFound() {
        ImageFile missing = new ImageFile("ami-0123456789abcdef0", Path.of("/nowhere/image.qcow2"), Bytes.ofMib(64));

        assertFails(Kind.NOT_FOUND, () -> node.stageImage(missing));
        assertFails(
                Kind.NOT_FOUND,
                () -> node.createRootVolume(new RootVolumeSpec(guest.spec().root(), missing.name(), Bytes.ofGib(1))));
    }

    @Test
    void rootVolumeHasExactlyTheSizeAskedFor() {
        Bytes odd = new Bytes(Bytes.ofGib(1).value() + 1024);

        node.createRootVolume(new RootVolumeSpec(guest.spec().root(), image().name(), odd));

        VolumeFacts facts = volume(guest.spec().root()).orElseThrow();
        assertThat(facts.size()).isEqualTo(odd);
        assertThat(facts.allocated()).isLessThan(Bytes.ofMib(1));
    }

    @Test
    void rootVolumeIsMadeAgainWithoutHarmButNotInAnotherSize() {
        guest.createRoot();

        assertThatCode(guest::createRoot).doesNotThrowAnyException();
        assertFails(
                Kind.REFUSED,
                () -> node.createRootVolume(new RootVolumeSpec(guest.spec().root(), image().name(), Bytes.ofGib(3))));
    }

    @Test
    void rootVolumeSmallerThanItsImageIsRefused() {
        assertFails(
                Kind.REFUSED,
                () -> node.createRootVolume(new RootVolumeSpec(guest.spec().root(), image().name(), Bytes.ofMib(1))));
        assertThat(volume(guest.spec().root())).isEmpty();
    }

    @Test
    void seedIsReplaced() {
        guest.writeSeed();

        assertThatCode(() -> node.writeSeed(
                        guest.spec().seed(), new SeedSpec("i-2", "second", List.of(), "#!/bin/sh\n".repeat(1000))))
                .doesNotThrowAnyException();
        assertThat(volume(guest.spec().seed())).isPresent();
    }

    @Test
    void volumesAreGoneAfterDeletion() {
        guest.createRoot();
        guest.writeSeed();

        node.deleteVolume(guest.spec().root());
        node.deleteVolume(guest.spec().seed());

        assertThat(volume(guest.spec().root())).isEmpty();
        assertThat(volume(guest.spec().seed())).isEmpty();
        assertThatCode(() -> node.deleteVolume(guest.spec().root())).doesNotThrowAnyException();
    }

    @Test
    void stagedImagesAreNotAmongVolumes() {
        assertThat(node.volumes()).extracting(facts -> facts.name().value()).doesNotContain(image().name());
    }

    @Test
    void addressIsReservedAndReleased() {
        AddressReservation reservation = guest.reservation();

        node.reserveAddress(reservation);
        node.reserveAddress(reservation);
        assertThat(node.addresses()).containsOnlyOnce(reservation);

        node.releaseAddress(reservation);
        node.releaseAddress(reservation);
        assertThat(node.addresses()).doesNotContain(reservation);
    }

    @Test
    void addressOfSomebodyElseIsRefused() {
        AddressReservation held = guest.reservation();
        node.reserveAddress(held);

        AddressReservation sameAddress = AddressReservation.of("i-0123456789abcdef0", held.address());
        assertFails(Kind.REFUSED, () -> node.reserveAddress(sameAddress));

        node.releaseAddress(sameAddress);
        assertThat(node.addresses()).contains(held).doesNotContain(sameAddress);
    }

    @Test
    void secondAddressOfAnOwnerIsRefused() {
        node.reserveAddress(guest.reservation());
        AddressReservation second = AddressReservation.of(
                guest.spec().name(), node.facts().guestAddresses().at(0));

        assertFails(Kind.REFUSED, () -> node.reserveAddress(second));
        assertThat(node.addresses()).contains(guest.reservation()).doesNotContain(second);
    }

    @Test
    void addressOutsideTheRangeOrForAnotherCardIsRefused() {
        AddressReservation outside = AddressReservation.of(guest.spec().name(), Inet4Address.ofLiteral("9.9.9.9"));
        AddressReservation otherCard = new AddressReservation(
                guest.spec().name(),
                new MacAddress("52:54:00:aa:bb:cc"),
                guest.reservation().address());

        assertFails(Kind.REFUSED, () -> node.reserveAddress(outside));
        assertFails(Kind.REFUSED, () -> node.reserveAddress(otherCard));
        assertThat(node.addresses())
                .extracting(AddressReservation::owner)
                .doesNotContain(guest.spec().name());
    }

    @Test
    void definedGuestIsPoweredOffAndOurs() {
        guest.define();

        assertThat(node.domain(guest.uuid()))
                .contains(new DomainFacts(guest.uuid(), guest.spec().name(), DomainState.SHUT_OFF, true));
        assertThat(node.domains()).extracting(DomainFacts::uuid).containsOnlyOnce(guest.uuid());
    }

    @Test
    void guestIsDefinedAgainWithoutHarm() {
        guest.define();
        guest.define();

        assertThat(node.domains()).extracting(DomainFacts::uuid).containsOnlyOnce(guest.uuid());
    }

    @Test
    void sameNameWithAnotherUuidIsRefused() {
        guest.define();

        assertFails(Kind.REFUSED, () -> node.define(guest.specWith(UUID.randomUUID())));
    }

    @Test
    void unknownGuest() {
        UUID unknown = UUID.randomUUID();

        assertThat(node.domain(unknown)).isEmpty();
        assertFails(Kind.NOT_FOUND, () -> node.start(unknown));
        assertFails(Kind.NOT_FOUND, () -> node.requestShutdown(unknown));
        assertFails(Kind.NOT_FOUND, () -> node.requestReboot(unknown));
        assertFails(Kind.NOT_FOUND, () -> node.reset(unknown));
        assertThatCode(() -> node.forceOff(unknown)).doesNotThrowAnyException();
        assertThatCode(() -> node.undefine(unknown)).doesNotThrowAnyException();
    }

    @Test
    void guestWithoutDisksDoesNotStart() {
        node.define(guest.spec());

        assertFails(Kind.NOT_FOUND, () -> node.start(guest.uuid()));
        assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);
    }

    @Test
    void guestLivesFromStartToUndefinition() {
        guest.define();

        node.start(guest.uuid());
        node.start(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);

        node.reset(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);

        node.requestReboot(guest.uuid());
        assertFails(Kind.REFUSED, () -> node.undefine(guest.uuid()));

        node.forceOff(guest.uuid());
        node.forceOff(guest.uuid());
        assertThat(guest.state()).isEqualTo(DomainState.SHUT_OFF);

        node.undefine(guest.uuid());
        node.undefine(guest.uuid());
        assertThat(node.domain(guest.uuid())).isEmpty();
    }

    @Test
    void powerButtonOfGuestThatIsOff() {
        guest.define();

        assertThatCode(() -> node.requestShutdown(guest.uuid())).doesNotThrowAnyException();
        assertFails(Kind.REFUSED, () -> node.requestReboot(guest.uuid()));
        assertFails(Kind.REFUSED, () -> node.reset(guest.uuid()));
    }

    @Test
    void definitionOfRunningGuestIsReplaced() {
        guest.define();
        node.start(guest.uuid());

        node.define(guest.spec());

        assertThat(guest.state()).isEqualTo(DomainState.RUNNING);
    }

    @Test
    void eventsTellAGuestsLife() {
        try (EventLog events = EventLog.of(node)) {
            events.await(DomainEvent.Kind.RESYNC);

            guest.define();
            events.await(DomainEvent.Kind.DEFINED, guest.uuid());
            node.start(guest.uuid());
            events.await(DomainEvent.Kind.STARTED, guest.uuid());
            node.forceOff(guest.uuid());
            events.await(DomainEvent.Kind.STOPPED, guest.uuid());
            node.undefine(guest.uuid());
            events.await(DomainEvent.Kind.UNDEFINED, guest.uuid());
        }
    }

    @Test
    void anotherConnectionSeesTheEvents() {
        try (HypervisorNode other = connect();
                EventLog events = EventLog.of(other)) {
            events.await(DomainEvent.Kind.RESYNC);

            guest.define();
            node.start(guest.uuid());

            events.await(DomainEvent.Kind.STARTED, guest.uuid());
        }
    }

    @Test
    void closedSubscriptionHearsNothing() {
        EventLog closed = EventLog.of(node);
        closed.await(DomainEvent.Kind.RESYNC);
        closed.close();

        try (EventLog events = EventLog.of(node)) {
            events.await(DomainEvent.Kind.RESYNC);
            guest.define();
            events.await(DomainEvent.Kind.DEFINED, guest.uuid());
        }
        assertThat(closed.heard()).extracting(DomainEvent::kind).doesNotContain(DomainEvent.Kind.DEFINED);
    }

    @Test
    void connectionComesBackAndTellsSo() {
        guest.define();
        node.start(guest.uuid());
        try (EventLog events = EventLog.of(node)) {
            events.await(DomainEvent.Kind.RESYNC);

            breakConnections();

            events.await(DomainEvent.Kind.RESYNC);
            assertThat(guest.state()).isEqualTo(DomainState.RUNNING);
            node.forceOff(guest.uuid());
            events.await(DomainEvent.Kind.STOPPED, guest.uuid());
        }
    }

    @Test
    void closedConnectionIsUnreachable() {
        HypervisorNode closed = connect();
        closed.facts();
        closed.close();

        assertFails(Kind.UNREACHABLE, closed::domains);
        assertThatCode(closed::close).doesNotThrowAnyException();
    }

    protected final HypervisorNode node() {
        return node;
    }

    protected final TestGuest guest() {
        return guest;
    }

    protected static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(DriverException.class))
                .satisfies(thrown ->
                        assertThat(thrown.kind()).as(thrown.getMessage()).isEqualTo(kind));
    }

    private Optional<VolumeFacts> volume(VolumeName name) {
        return node.volumes().stream()
                .filter(facts -> facts.name().equals(name))
                .findAny();
    }
}
