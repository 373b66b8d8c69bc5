package org.ownsky.portal.credential;

import org.ownsky.kernel.Caller;

/**
 * What a request signed with an access key is checked with, and who it is if the signature holds.
 *
 * @param caller the key's owner, in the key's project
 */
public record SigningKey(AccessKeyView key, String secret, Caller caller) {
    @Override
    public String toString() {
        return "SigningKey[" + key.id() + "]";
    }
}
