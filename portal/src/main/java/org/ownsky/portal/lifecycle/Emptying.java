package org.ownsky.portal.lifecycle;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.identity.SystemCallers;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantState;
import org.ownsky.portal.tenant.TenantStates;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.snapshot.SnapshotState;
import org.ownsky.provisioning.snapshot.SnapshotView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Stops and removes what is in a project. No transaction spans it: each instance is asked for by itself. */
@Component
class Emptying {
    private static final int ROWS = 200;

    private final ProjectContent content;
    private final TenantStates states;
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final TransactionOperations transactions;
    private final Clock clock;

    Emptying(
            ProjectContent content,
            TenantStates states,
            AuditTrail audit,
            ChangeFeed changes,
            TransactionOperations transactions,
            Clock clock) {
        this.content = content;
        this.states = states;
        this.audit = audit;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks for everything that runs to be stopped. */
    void stop(ProjectScope scope) {
        var caller = SystemCallers.lifecycle(scope);
        each(caller, Set.of(InstanceState.RUNNING), instance -> ask(caller, instance, InstanceAction.STOP));
    }

    /** Asks for everything to be removed; true once nothing is left and the project is deleted. */
    boolean remove(ProjectView project) {
        var caller = SystemCallers.lifecycle(project.scope());
        each(caller, EnumSet.complementOf(EnumSet.of(InstanceState.TERMINATED)), instance -> {
            if (instance.state() != InstanceState.SHUTTING_DOWN) {
                ask(caller, instance, InstanceAction.TERMINATE);
            }
        });
        content.volumes(caller).forEach(volume -> attempt(() -> content.delete(caller, volume)));
        eachSnapshot(caller, snapshot -> {
            if (snapshot.state() == SnapshotState.COMPLETED || snapshot.state() == SnapshotState.ERROR) {
                attempt(() -> content.delete(caller, snapshot));
            }
        });
        try {
            content.deleteKeyPairs(caller);
            content.deleteProject(caller, project.id());
            return true;
        } catch (CloudException somethingLeft) {
            return false;
        }
    }

    /** The end of a tenant that has no project any more. */
    void closed(TenantView tenant) {
        transactions.executeWithoutResult(status -> states.lock(tenant.id())
                .filter(now -> now.state() == TenantState.CLOSING)
                .ifPresent(now -> {
                    states.enter(now, TenantState.CLOSED, clock.instant(), null);
                    audit.record(
                            SystemCallers.lifecycle(tenant.id()),
                            "tenant.closed",
                            tenant.id().value(),
                            "state closing → closed, nothing is left",
                            Changes.of("state", now.state().key(), TenantState.CLOSED.key()));
                    changes.fleetChanged(tenant.id().value());
                }));
    }

    /** What is busy refuses; it is asked again at the next look. */
    private void ask(Caller caller, InstanceView instance, InstanceAction action) {
        attempt(() -> content.act(caller, instance.id(), action));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (CloudException notNow) {
            // A launch that is under way, or another action: the job that works on it comes first.
        }
    }

    private void eachSnapshot(Caller caller, Consumer<SnapshotView> action) {
        var page = content.snapshots(caller, Optional.empty());
        while (true) {
            page.items().forEach(action);
            if (page.next().isEmpty()) {
                return;
            }
            page = content.snapshots(caller, page.next());
        }
    }

    private void each(Caller caller, Set<InstanceState> states, Consumer<InstanceView> action) {
        var query = Optional.of(new InstanceQuery(
                "", states, Optional.empty(), InstanceQuery.Sort.LAUNCHED, true, Optional.empty(), ROWS));
        while (query.isPresent()) {
            var asked = query.get();
            var page = content.page(caller, asked);
            page.items().forEach(action);
            query = page.next().map(asked::after);
        }
    }
}
