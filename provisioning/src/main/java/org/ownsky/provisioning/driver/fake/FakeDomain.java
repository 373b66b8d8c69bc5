package org.ownsky.provisioning.driver.fake;

import java.util.Optional;
import java.util.UUID;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.DomainState;

/**
 * A guest on a fake node.
 *
 * @param spec empty for a guest that somebody else defined
 */
record FakeDomain(
        UUID uuid, String name, boolean ours, Optional<DomainSpec> spec, DomainState state, boolean obeysPowerButton) {

    static FakeDomain defined(DomainSpec spec) {
        return new FakeDomain(spec.uuid(), spec.name(), true, Optional.of(spec), DomainState.SHUT_OFF, true);
    }

    FakeDomain in(DomainState newState) {
        return new FakeDomain(uuid, name, ours, spec, newState, obeysPowerButton);
    }

    FakeDomain redefined(DomainSpec newSpec) {
        return new FakeDomain(uuid, name, ours, Optional.of(newSpec), state, obeysPowerButton);
    }

    FakeDomain obeying(boolean obeys) {
        return new FakeDomain(uuid, name, ours, spec, state, obeys);
    }

    DomainFacts facts() {
        return new DomainFacts(uuid, name, state, ours);
    }
}
