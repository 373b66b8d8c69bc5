package org.ownsky.portal.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries to show; what is empty leaves none out.
 *
 * @param words all of which, or whose beginnings, the entry has to have
 * @param account who did it: exactly this id
 * @param action exactly this one, as {@code instance.launch}
 * @param resource only what was done to the thing with this id
 * @param denied only refusals, or only what was done
 * @param from not before then
 * @param until before then
 * @param reference only what this request did
 */
public record AuditFilter(
        String words,
        Optional<String> account,
        Optional<String> action,
        Optional<String> resource,
        Optional<Boolean> denied,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> reference) {
    public static final AuditFilter NONE = new AuditFilter(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The same, of what was recorded before then. */
    AuditFilter until(Instant end) {
        return new AuditFilter(words, account, action, resource, denied, from, Optional.of(end), reference);
    }
}
