package org.ownsky.portal.credential;

/**
 * The details of an authentication that came with a token, and not from a browser that somebody signed in with.
 *
 * @param key tells tokens apart; it is not the token
 */
public record ByToken(String key) {}
