package org.ownsky.portal.security;

import org.ownsky.portal.identity.SignInResult;
import org.springframework.security.core.AuthenticationException;

/** The password is right, and is not all: whoever catches this leads on to the second step. */
final class SecondStepWantedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final SignInResult.HalfWay halfWay;

    SecondStepWantedException(SignInResult.HalfWay halfWay) {
        super("A second factor has to be shown");
        this.halfWay = halfWay;
    }

    SignInResult.HalfWay halfWay() {
        return halfWay;
    }
}
