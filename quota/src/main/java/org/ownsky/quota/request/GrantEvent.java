package org.ownsky.quota.request;

import java.time.Instant;
import org.ownsky.quota.request.QuotaRequestEvent.About;

/** What happened to limits that were granted for a while. */
public sealed interface GrantEvent {
    About about();

    /** They go back soon; told some days before, and again on the last. */
    record Ending(About about, Instant at) implements GrantEvent {}

    /** They have gone back. */
    record Ended(About about, Instant at) implements GrantEvent {}

    /** Somebody set one of them outright before that. */
    record Replaced(About about, String resource, String by) implements GrantEvent {}
}
