package org.ownsky.portal.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one place where a tenant's state changes; who may change it, and why, is checked before. */
@Component
public class TenantStates {
    private final TenantStore store;

    TenantStates(TenantStore store) {
        this.store = store;
    }

    /** The tenant with its row locked to the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<TenantView> lock(TenantId id) {
        return store.lock(id);
    }

    /**
     * Moves a tenant that was locked to another state.
     *
     * @param closesAt for {@link TenantState#CLOSING} only
     * @throws CloudException WrongState for an edge that {@link TenantState#next()} does not have
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(TenantView tenant, TenantState state, Instant now, @Nullable Instant closesAt) {
        tenant.state().refusal(tenant.name(), state).ifPresent(reason -> {
            throw CloudException.of(new CloudError.WrongState(
                    tenant.id().value(), tenant.state().key(), reason));
        });
        store.enter(tenant.id(), state, now, closesAt);
        if (state == TenantState.CLOSED) {
            store.dissolve(tenant.id());
        }
    }

    /** Tenants in which nothing may run: suspended and closing ones. */
    public List<TenantView> resting() {
        return store.resting();
    }
}
