package org.ownsky.provisioning.driver.fake;

import static org.ownsky.provisioning.driver.spi.DriverException.Kind.NOT_FOUND;
import static org.ownsky.provisioning.driver.spi.DriverException.Kind.REFUSED;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.MacAddress;
import org.ownsky.provisioning.driver.spi.NodeFacts;

/** What a fake node holds and does when nothing goes wrong. Its node guards it and calls one method at a time. */
final class FakeMachine {
    /** Every node has a network of its own, so all have the same range. */
    private static final AddressRange GUESTS = new AddressRange(AddressRange.toAddress(0x0a4d0002L), 1021);

    private final FakeAddress address;
    private final Consumer<DomainEvent> events;
    private final FakeStore store;
    private final Map<UUID, FakeDomain> domains = new HashMap<>();
    private final FakeDisks disks;
    private final Map<MacAddress, AddressReservation> reservations = new HashMap<>();

    FakeMachine(FakeAddress address, Consumer<DomainEvent> events) {
        this.address = address;
        this.events = events;
        this.store = new FakeStore(address.storage());
        this.disks = new FakeDisks(domains, store);
    }

    FakeDisks disks() {
        return disks;
    }

    FakeStore store() {
        return store;
    }

    NodeFacts facts() {
        return new NodeFacts(
                UUID.nameUUIDFromBytes(address.name().getBytes(StandardCharsets.UTF_8)),
                address.name(),
                "fake",
                Architecture.X86_64,
                address.cpus(),
                address.memory(),
                address.storage(),
                store.free(),
                false,
                GUESTS.first(),
                GUESTS.size());
    }

    void reserve(AddressReservation asked) {
        if (!GUESTS.contains(asked.address())) {
            throw new DriverException(
                    REFUSED, asked.address().getHostAddress() + " is outside the guests' range, " + GUESTS);
        }
        if (!asked.mac().equals(MacAddress.of(asked.address()))) {
            throw new DriverException(
                    REFUSED,
                    "The network gives " + asked.address().getHostAddress() + " to " + MacAddress.of(asked.address())
                            + " only, not to " + asked.mac());
        }
        reservations.values().stream()
                .filter(held ->
                        held.address().equals(asked.address()) || held.owner().equals(asked.owner()))
                .filter(held -> !held.equals(asked))
                .findAny()
                .ifPresent(held -> {
                    throw new DriverException(
                            REFUSED, held.owner() + " holds " + held.address().getHostAddress() + " already");
                });
        reservations.put(asked.mac(), asked);
    }

    void release(AddressReservation reservation) {
        reservations.remove(reservation.mac(), reservation);
    }

    List<AddressReservation> reservations() {
        return List.copyOf(reservations.values());
    }

    void define(DomainSpec spec) {
        domains.values().stream()
                .filter(other ->
                        other.name().equals(spec.name()) != other.uuid().equals(spec.uuid()))
                .findAny()
                .ifPresent(other -> {
                    throw new DriverException(
                            REFUSED, "Guest " + other.name() + " exists already, with UUID " + other.uuid());
                });
        domains.merge(spec.uuid(), FakeDomain.defined(spec), (present, defined) -> present.redefined(spec));
        event(DomainEvent.Kind.DEFINED, spec.uuid());
    }

    void start(UUID uuid, Extent extent) {
        FakeDomain domain = require(uuid);
        if (domain.state() == DomainState.RUNNING) {
            return;
        }
        domain.spec()
                .ifPresent(spec -> Stream.concat(Stream.of(spec.root(), spec.seed()), FakeDisks.local(spec.disks()))
                        .filter(volume -> store.volume(volume).isEmpty())
                        .forEach(volume -> {
                            throw new DriverException(NOT_FOUND, "Guest " + spec.name() + ": no volume " + volume);
                        }));
        if (extent == Extent.HALF) {
            domains.put(uuid, domain.in(DomainState.PAUSED));
            return;
        }
        enter(domain, DomainState.RUNNING, DomainEvent.Kind.STARTED);
    }

    void requestShutdown(UUID uuid) {
        FakeDomain domain = require(uuid);
        if (domain.state().poweredOn() && domain.obeysPowerButton()) {
            enter(domain, DomainState.SHUT_OFF, DomainEvent.Kind.STOPPED);
        }
    }

    void requirePoweredOn(UUID uuid) {
        if (!require(uuid).state().poweredOn()) {
            throw new DriverException(REFUSED, "Guest " + require(uuid).name() + " is powered off");
        }
    }

    /** A machine that dies has cut the power and told nobody. */
    void forceOff(UUID uuid, Extent extent) {
        FakeDomain domain = domains.get(uuid);
        if (domain == null || !domain.state().poweredOn()) {
            return;
        }
        if (extent == Extent.HALF) {
            domains.put(uuid, domain.in(DomainState.SHUT_OFF));
            return;
        }
        enter(domain, DomainState.SHUT_OFF, DomainEvent.Kind.STOPPED);
    }

    void undefine(UUID uuid) {
        FakeDomain domain = domains.get(uuid);
        if (domain == null) {
            return;
        }
        if (domain.state().poweredOn()) {
            throw new DriverException(REFUSED, "Guest " + domain.name() + " is powered on");
        }
        domains.remove(uuid);
        event(DomainEvent.Kind.UNDEFINED, uuid);
    }

    Optional<DomainFacts> domain(UUID uuid) {
        return Optional.ofNullable(domains.get(uuid)).map(FakeDomain::facts);
    }

    Optional<DomainSpec> specification(UUID uuid) {
        return Optional.ofNullable(domains.get(uuid)).flatMap(FakeDomain::spec);
    }

    List<DomainFacts> domains() {
        return domains.values().stream().map(FakeDomain::facts).toList();
    }

    void stopsByItself(UUID uuid, DomainState state) {
        enter(require(uuid), state, DomainEvent.Kind.STOPPED);
    }

    void obeysPowerButton(UUID uuid, boolean obeys) {
        domains.put(uuid, require(uuid).obeying(obeys));
    }

    void vanishes(UUID uuid) {
        domains.remove(uuid);
    }

    void appears(FakeDomain domain) {
        domains.put(domain.uuid(), domain);
        event(DomainEvent.Kind.DEFINED, domain.uuid());
    }

    private void enter(FakeDomain domain, DomainState state, DomainEvent.Kind kind) {
        domains.put(domain.uuid(), domain.in(state));
        event(kind, domain.uuid());
    }

    private void event(DomainEvent.Kind kind, UUID uuid) {
        events.accept(new DomainEvent(kind, Optional.of(uuid)));
    }

    private FakeDomain require(UUID uuid) {
        FakeDomain domain = domains.get(uuid);
        if (domain == null) {
            throw new DriverException(NOT_FOUND, "No guest with UUID " + uuid);
        }
        return domain;
    }
}
