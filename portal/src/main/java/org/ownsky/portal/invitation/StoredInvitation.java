package org.ownsky.portal.invitation;

import java.time.Instant;
import org.ownsky.kernel.UserId;

/**
 * An invitation with what only this package may know.
 *
 * @param pending neither accepted nor revoked
 */
record StoredInvitation(InvitationView view, UserId invitedBy, boolean pending) {
    boolean isOpen(Instant now) {
        return pending && now.isBefore(view.expiresAt());
    }
}
