package org.ownsky.portal.invitation;

/**
 * Invites people at the provider that signs them in, beside our own invitation. What does so contributes it; without it
 * people there are left alone.
 */
public interface ProviderInvitations {
    /** Returns at once; never throws. What it did, and what went wrong, is on record. */
    void invite(InvitationView invitation);
}
