package org.ownsky.quota.lease;

import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.ProjectScope;

/** What happened to a lease. Published in the transaction in which it happens, delivered at least once. */
public sealed interface LeaseEvent {
    /** Id of what has the lease. */
    String holder();

    /** What people call that. */
    String name();

    ProjectScope scope();

    Instant at();

    /** The end that holds now. */
    Instant ends();

    /** Who made the lease, in words. */
    List<String> rules();

    /** The end is near. */
    record Ending(String holder, String name, ProjectScope scope, Instant at, Instant ends, List<String> rules)
            implements LeaseEvent {}

    /**
     * The end has come: the holder is stopped.
     *
     * @param terminates when it is terminated
     */
    record Ended(
            String holder,
            String name,
            ProjectScope scope,
            Instant at,
            Instant ends,
            Instant terminates,
            List<String> rules)
            implements LeaseEvent {}

    /** The end was put off. */
    record Extended(
            String holder, String name, ProjectScope scope, Instant at, Instant ends, String by, List<String> rules)
            implements LeaseEvent {}
}
