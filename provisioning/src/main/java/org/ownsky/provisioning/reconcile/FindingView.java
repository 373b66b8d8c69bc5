package org.ownsky.provisioning.reconcile;

import java.time.Instant;

/**
 * Something on a node that should not be there, or is missing. It is never deleted silently: an operator decides.
 *
 * @param node name
 * @param subject the domain's, volume's or reservation's name
 * @param explanation what was found, what was done about it (quarantined: powered off and kept), what to do
 */
public record FindingView(
        String id, Kind kind, String node, String subject, String explanation, Instant firstSeen, Instant lastSeen) {
    /** What was found. */
    public enum Kind {
        UNKNOWN_DOMAIN,
        VANISHED_DOMAIN,
        LEFTOVER_DISK,
        LEFTOVER_ADDRESS,
        VANISHED_VOLUME
    }
}
