package org.ownsky.quota.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.policy.LeaseTerms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps leases, in the transactions of those whose things they end. It knows of no caller: who asks, and what happens to the
 * holder, is theirs to say.
 */
@Component
public class Leases {
    private final LeaseStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Leases(LeaseStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Gives a lease; a holder that has one keeps it. A held one begins with {@link #begin}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Lease open(ProjectScope scope, String holder, String name, LeaseTerms terms, boolean held) {
        var now = clock.instant();
        var lease = Lease.of(scope, holder, name, terms, held, now);
        store.insert(lease, lease.due(now));
        return lease;
    }

    /** The holders begin now; those without a lease, and those that have begun, stay as they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(List<String> holders) {
        var now = clock.instant();
        holders.stream()
                .sorted()
                .flatMap(holder -> store.lock(holder).stream())
                .filter(lease -> lease.state() == LeaseState.WAITING)
                .map(lease -> lease.begun(now))
                .forEach(lease -> store.update(lease, lease.due(now)));
    }

    /** The holder is gone, and its lease with it; again is fine. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String holder) {
        store.delete(holder);
    }

    @Transactional(readOnly = true)
    public Optional<Lease> find(String holder) {
        return store.find(holder);
    }

    /** Those of a project, the next to end first. */
    @Transactional(readOnly = true)
    public List<Lease> page(ProjectId project, Optional<Lease> after, int limit) {
        return store.page(project, after, limit);
    }

    /** Those of a tenant that run and end until then, the first to end first. */
    @Transactional(readOnly = true)
    public List<Lease> ending(TenantId tenant, Instant until, int limit) {
        return store.ending(tenant, until, limit);
    }

    /** Holds the row to the end of the transaction: who puts the end off must have it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Lease> lock(String holder) {
        return store.lock(holder);
    }

    /**
     * Puts the end off, and tells it.
     *
     * @param byItself whether it takes one of the extensions that there are without asking
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Lease extend(Lease lease, Instant until, boolean byItself, String by) {
        var now = clock.instant();
        lease.requireWithin(until, now);
        var extended = lease.extendedTo(until, byItself);
        store.update(extended, extended.due(now));
        events.publishEvent(
                new LeaseEvent.Extended(lease.holder(), lease.name(), lease.scope(), now, until, by, lease.rules()));
        return extended;
    }

    /** Holders of leases that somebody has to look at now, the longest due first. */
    @Transactional(readOnly = true)
    public List<String> due(int limit) {
        return store.due(clock.instant(), limit);
    }

    /** Locks one of them, unless somebody else looks at it, or did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Lease> lockDue(String holder) {
        return store.lockIfFree(holder, clock.instant());
    }

    /** Warns, when it is time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void warn(Lease lease) {
        var now = clock.instant();
        var warned = lease.warned(now);
        store.update(warned, warned.due(now));
        events.publishEvent(
                new LeaseEvent.Ending(lease.holder(), lease.name(), lease.scope(), now, lease.ends(), lease.rules()));
    }

    /** The end has come, and is told the first time; it is looked at again after a while, for the holder may take its time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(Lease lease, Duration lookAgainAfter) {
        var now = clock.instant();
        var over = lease.over();
        var again = now.plus(lookAgainAfter);
        store.update(
                over, again.isBefore(over.terminates()) || !over.terminates().isAfter(now) ? again : over.terminates());
        if (lease.state() != LeaseState.OVER) {
            events.publishEvent(new LeaseEvent.Ended(
                    lease.holder(), lease.name(), lease.scope(), now, lease.ends(), lease.terminates(), lease.rules()));
        }
    }

    /** Nothing to do yet: it is looked at again after a while. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void postpone(Lease lease, Duration lookAgainAfter) {
        store.postpone(lease.holder(), clock.instant().plus(lookAgainAfter));
    }
}
