package org.ownsky.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An audit trail that a test can read. */
public final class RecordedAudit implements AuditTrail {

    /** One entry, as it was recorded. */
    public record Entry(Caller caller, String action, String resource, String detail, Changes changes) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final boolean strict;

    /** For objects that a test makes by hand, without the transactions that Spring would put around them. */
    public RecordedAudit() {
        this(false);
    }

    private RecordedAudit(boolean strict) {
        this.strict = strict;
    }

    /** As the application's: an entry outside the transaction of the change that it tells of is refused. */
    public static RecordedAudit strict() {
        return new RecordedAudit(true);
    }

    @Override
    public void record(Caller caller, String action, String resource, String detail, Changes changes) {
        if (strict && !TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("The entry " + action + " belongs in its change's transaction");
        }
        entries.add(new Entry(caller, action, resource, detail, changes));
    }

    /** The entries about this resource, oldest first. */
    public List<Entry> about(String resource) {
        return entries.stream()
                .filter(entry -> entry.resource().equals(resource))
                .toList();
    }
}
