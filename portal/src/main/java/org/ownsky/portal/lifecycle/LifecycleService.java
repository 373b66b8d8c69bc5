package org.ownsky.portal.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.tenant.TenantState;
import org.ownsky.portal.tenant.TenantStates;
import org.ownsky.portal.tenant.TenantView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspends, resumes and closes tenants. Only the state changes here, at once; what follows from it (stopping, removing) is
 * done by {@link TenantTending} until it is done. Needs FLEET_OPERATE.
 */
@Service
public class LifecycleService {
    private static final Duration LONGEST_GRACE = Duration.ofDays(366);

    private final TenantStates states;
    private final TenantTending tending;
    private final LifecycleSettings settings;
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final Clock clock;

    LifecycleService(
            TenantStates states,
            TenantTending tending,
            LifecycleSettings settings,
            AuditTrail audit,
            ChangeFeed changes,
            Clock clock) {
        this.states = states;
        this.tending = tending;
        this.settings = settings;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** How long a tenant that is closed keeps what it has, unless said otherwise. */
    public Duration usualGrace(Caller caller) {
        caller.require(Permission.FLEET_OPERATE);
        return settings.grace();
    }

    /**
     * Stops everything that runs and keeps it; nothing can be launched or started, and programs are refused.
     *
     * @param reason for the record
     * @throws CloudException WrongState unless the tenant is active
     */
    @Transactional
    public void suspend(Caller caller, TenantId id, String reason) {
        var tenant = operated(caller, id);
        enter(caller, tenant, TenantState.SUSPENDED, null, reason);
        tending.soon(id);
    }

    /**
     * Lets people start and launch again; what was stopped stays stopped until they do.
     *
     * @throws CloudException WrongState unless the tenant is suspended
     */
    @Transactional
    public void resume(Caller caller, TenantId id) {
        enter(caller, operated(caller, id), TenantState.ACTIVE, null, "");
    }

    /**
     * Suspends it and removes everything after the grace period.
     *
     * @param grace absent for the usual one; up to a year
     * @return when everything is removed
     * @throws CloudException WrongState when it is closing already; InvalidInput for the grace period
     */
    @Transactional
    public Instant close(Caller caller, TenantId id, Optional<Duration> grace, String reason) {
        var tenant = operated(caller, id);
        var wait = grace.orElse(settings.grace());
        if (wait.isNegative() || wait.compareTo(LONGEST_GRACE) > 0) {
            throw CloudException.invalid("Grace period", wait.toDays() + " days", "0 to 366 days");
        }
        var end = clock.instant().plus(wait);
        enter(caller, tenant, TenantState.CLOSING, end, reason);
        tending.soon(id);
        return end;
    }

    /**
     * Calls the closing off, as long as the grace period lasts; the tenant is suspended then.
     *
     * @throws CloudException WrongState unless it is closing, and once removing has begun
     */
    @Transactional
    public void keep(Caller caller, TenantId id) {
        var tenant = operated(caller, id);
        if (tenant.closesAt().filter(clock.instant()::isBefore).isEmpty()) {
            throw CloudException.of(new CloudError.WrongState(
                    id.value(),
                    tenant.state().key(),
                    "Tenant " + tenant.name() + " cannot be kept: it is not closing, or its grace period is over."));
        }
        enter(caller, tenant, TenantState.SUSPENDED, null, "closing called off");
    }

    private void enter(Caller caller, TenantView tenant, TenantState state, @Nullable Instant closesAt, String reason) {
        states.enter(tenant, state, clock.instant(), closesAt);
        audit.record(
                caller,
                "tenant." + state.key(),
                tenant.id().value(),
                "state " + tenant.state().key() + " → " + state.key()
                        + (closesAt == null ? "" : ", removed at " + closesAt)
                        + (reason.isBlank() ? "" : ": " + reason.strip()),
                Changes.of("state", tenant.state().key(), state.key())
                        .with("removed at", tenant.closesAt().orElse(null), closesAt));
        changes.fleetChanged(tenant.id().value());
    }

    private TenantView operated(Caller caller, TenantId id) {
        if (!caller.sees(id)) {
            throw CloudException.of(new CloudError.NotFound("tenant", id.value()));
        }
        caller.require(Permission.FLEET_OPERATE);
        return states.lock(id).orElseThrow(() -> CloudException.of(new CloudError.NotFound("tenant", id.value())));
    }
}
