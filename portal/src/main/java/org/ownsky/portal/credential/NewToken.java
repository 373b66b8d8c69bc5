package org.ownsky.portal.credential;

/**
 * A token that was made a moment ago.
 *
 * @param secret to be sent as {@code Authorization: Bearer …}; it is in this answer and nowhere else
 */
public record NewToken(TokenView view, String secret) {
    @Override
    public String toString() {
        return "NewToken[" + view + "]";
    }
}
