package org.ownsky.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;

/** An audit trail that a test can read. */
public final class RecordedAudit implements AuditTrail {

    /** One entry, as it was recorded. */
    public record Entry(Caller caller, String action, String resource, String detail) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(Caller caller, String action, String resource, String detail) {
        entries.add(new Entry(caller, action, resource, detail));
    }

    /** The entries about this resource, oldest first. */
    public List<Entry> about(String resource) {
        return entries.stream()
                .filter(entry -> entry.resource().equals(resource))
                .toList();
    }
}
