package org.ownsky.provisioning.driver.fake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DomainState;

/**
 * A guest on a fake node.
 *
 * @param spec empty for a guest that somebody else defined
 * @param plugged the disks that it has now, beside those that it has at its next power-on
 * @param letsGo whether it lets go of disks when asked
 */
record FakeDomain(
        UUID uuid,
        String name,
        boolean ours,
        Optional<DomainSpec> spec,
        DomainState state,
        boolean obeysPowerButton,
        List<DiskSpec> plugged,
        boolean letsGo) {

    static FakeDomain defined(DomainSpec spec) {
        return new FakeDomain(
                spec.uuid(), spec.name(), true, Optional.of(spec), DomainState.SHUT_OFF, true, List.of(), true);
    }

    static FakeDomain stranger(UUID uuid, String name, DomainState state, boolean ours) {
        return new FakeDomain(uuid, name, ours, Optional.empty(), state, true, List.of(), true);
    }

    /** Powered on it has what its definition says, powered off nothing. */
    FakeDomain in(DomainState newState) {
        List<DiskSpec> now = !newState.poweredOn() ? List.of() : state.poweredOn() ? plugged : definedDisks();
        return new FakeDomain(uuid, name, ours, spec, newState, obeysPowerButton, now, letsGo);
    }

    FakeDomain redefined(DomainSpec newSpec) {
        return new FakeDomain(uuid, name, ours, Optional.of(newSpec), state, obeysPowerButton, plugged, letsGo);
    }

    FakeDomain obeying(boolean obeys) {
        return new FakeDomain(uuid, name, ours, spec, state, obeys, plugged, letsGo);
    }

    FakeDomain lettingGo(boolean lets) {
        return new FakeDomain(uuid, name, ours, spec, state, obeysPowerButton, plugged, lets);
    }

    FakeDomain withPlugged(List<DiskSpec> disks) {
        return new FakeDomain(uuid, name, ours, spec, state, obeysPowerButton, List.copyOf(disks), letsGo);
    }

    FakeDomain withDefined(List<DiskSpec> disks) {
        return new FakeDomain(
                uuid,
                name,
                ours,
                spec.map(present -> present.withDisks(disks)),
                state,
                obeysPowerButton,
                plugged,
                letsGo);
    }

    List<DiskSpec> definedDisks() {
        return spec.map(DomainSpec::disks).orElse(List.of());
    }

    DomainFacts facts() {
        return new DomainFacts(uuid, name, state, ours);
    }
}
