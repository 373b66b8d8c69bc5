package org.ownsky.portal.factor;

/**
 * A passkey that counts its signatures has counted back, so there may be a copy of it (WebAuthn, section 7.2, step 22). No
 * {@link IllegalStateException}: Spring would take that for the database's.
 */
final class CopiedPasskeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CopiedPasskeyException() {
        super("The passkey counts back: there may be a copy of it");
    }
}
