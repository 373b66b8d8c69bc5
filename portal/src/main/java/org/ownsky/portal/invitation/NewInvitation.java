package org.ownsky.portal.invitation;

/**
 * An invitation that was just made.
 *
 * @param link with its secret; this is the only time that it is told
 * @param sent whether it is on its way by mail; if not, somebody has to hand the link over
 */
public record NewInvitation(InvitationView view, String link, boolean sent) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewInvitation[" + view.id() + "]";
    }
}
