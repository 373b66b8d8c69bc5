package org.ownsky.provisioning.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.quota.lease.Lease;
import org.ownsky.quota.lease.LeaseState;
import org.ownsky.quota.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Warns of ends, and ends: stops an instance, and terminates it after its grace, from whatever state it is in. Each lease in a
 * transaction of its own that holds its row, so that each thing is done once, and none holds up another. What cannot be done
 * now is done later: the lease is due until it is.
 */
@Component
class LeaseTender {
    static final Duration TENDED_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseTender.class);
    private static final int MOST_AT_A_TIME = 500;
    /** How soon to look again at an instance that something else works on. */
    private static final Duration SOON = Duration.ofSeconds(10);
    /** How soon to look whether a stopped instance still is. */
    private static final Duration LATER = Duration.ofMinutes(5);

    private final Leases leases;
    private final InstanceService instances;
    private final LeaseJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    LeaseTender(
            Leases leases,
            InstanceService instances,
            LeaseJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.leases = leases;
        this.instances = instances;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    void tend() {
        for (var holder : leases.due(MOST_AT_A_TIME)) {
            try {
                transactions.executeWithoutResult(_ -> leases.lockDue(holder).ifPresent(this::tend));
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("instance", holder)
                        .setCause(e)
                        .log("A lease could not be tended; it is tried again");
                putOff(holder);
            }
        }
    }

    /** One that cannot even be read keeps no other waiting. */
    private void putOff(String holder) {
        try {
            transactions.executeWithoutResult(
                    _ -> leases.lockDue(holder).ifPresent(lease -> leases.postpone(lease, SOON)));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("instance", holder).setCause(e).log("A lease could not be put off either");
        }
    }

    private void tend(Lease lease) {
        var instance = find(lease).filter(found -> found.state() != InstanceState.TERMINATED);
        if (instance.isEmpty()) {
            leases.close(lease.holder());
            return;
        }
        var now = clock.instant();
        if (lease.state() == LeaseState.WAITING) {
            leases.postpone(lease, LATER);
        } else if (now.isBefore(lease.ends())) {
            warn(lease);
        } else if (now.isBefore(lease.terminates())) {
            stop(lease, instance.get());
        } else {
            terminate(lease, instance.get());
        }
        journal.changed(lease);
    }

    private void warn(Lease lease) {
        if (lease.warns(clock.instant())) {
            leases.warn(lease);
        } else {
            leases.postpone(lease, SOON);
        }
    }

    private void stop(Lease lease, InstanceView instance) {
        var stopped = instance.state() == InstanceState.STOPPED;
        if (instance.state() == InstanceState.RUNNING && instance.activeJob().isEmpty()) {
            instances.act(by(lease), instance.id(), InstanceAction.STOP, Optional.empty());
        }
        leases.over(lease, stopped ? LATER : SOON);
    }

    private void terminate(Lease lease, InstanceView instance) {
        if (instance.state() != InstanceState.SHUTTING_DOWN) {
            instances.act(by(lease), instance.id(), InstanceAction.TERMINATE, Optional.empty());
        }
        leases.over(lease, SOON);
    }

    private Optional<InstanceView> find(Lease lease) {
        try {
            return Optional.of(instances.find(by(lease), new InstanceId(lease.holder())));
        } catch (CloudException gone) {
            if (gone.error() instanceof CloudError.NotFound) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    /** Jobs and audit say which rule it was. */
    private static Caller by(Lease lease) {
        return new Caller(
                new UserId("usr-00000000000000000"),
                "Lease by " + String.join(" and ", lease.rules()),
                Optional.empty(),
                Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
                "leases");
    }
}
