package org.ownsky.portal.credential;

import org.ownsky.portal.identity.SignedInAccount;

/** What came of a token that somebody sent. */
public sealed interface TokenResult {
    /** It stands for this account. */
    record Accepted(TokenId token, SignedInAccount account) implements TokenResult {}

    /**
     * It stands for nobody.
     *
     * @param reason for who sent it
     */
    record Refused(String reason) implements TokenResult {}
}
