package org.ownsky.portal.credential;

/**
 * An access key that was made a moment ago.
 *
 * @param secret 40 letters and digits; it is in this answer, and later only where signatures are checked
 */
public record NewAccessKey(AccessKeyView view, String secret) {
    @Override
    public String toString() {
        return "NewAccessKey[" + view + "]";
    }
}
