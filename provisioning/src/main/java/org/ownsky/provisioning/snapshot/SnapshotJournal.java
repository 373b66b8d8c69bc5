package org.ownsky.provisioning.snapshot;

import java.time.Clock;
import java.time.Instant;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.IdSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells audit, open browsers and metering what happened to snapshots, inside the transaction in which it happens. */
@Component
class SnapshotJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final IdSource ids;
    private final TransactionOperations transactions;

    SnapshotJournal(
            AuditTrail audit,
            ChangeFeed changes,
            ApplicationEventPublisher events,
            Clock clock,
            IdSource ids,
            TransactionOperations transactions) {
        this.audit = audit;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.transactions = transactions;
    }

    SnapshotId freshId() {
        return new SnapshotId(ids.next(SnapshotId.PREFIX));
    }

    Instant now() {
        return clock.instant();
    }

    void record(Caller caller, String action, SnapshotView snapshot, String detail, Changes made) {
        audit.record(caller, "snapshot." + action, snapshot.id().value(), snapshot.name() + ": " + detail, made);
        changed(snapshot);
    }

    void changed(SnapshotView snapshot) {
        changes.changed(snapshot.project(), snapshot.id().value());
    }

    /** How far a copy is; outside of any transaction, so that open pages hear of it at once. */
    void copied(SnapshotId id, Bytes done, SnapshotStore store) {
        transactions.executeWithoutResult(_ -> {
            store.copied(id, done);
            store.find(id).ifPresent(snapshot -> changed(snapshot.view()));
        });
    }

    void completed(Snapshot snapshot, Bytes stored, Instant at) {
        events.publishEvent(new SnapshotEvent.Completed(snapshot.id(), snapshot.scope(), at, stored));
    }

    void deleted(Snapshot snapshot, Instant at) {
        events.publishEvent(new SnapshotEvent.Deleted(snapshot.id(), snapshot.scope(), at));
    }
}
