package org.ownsky.portal.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * A passkey, for its owner.
 *
 * @param synced whether its maker keeps it on several devices
 */
public record PasskeyView(PasskeyId id, String name, Instant addedAt, Optional<Instant> lastUsedAt, boolean synced) {}
