package org.ownsky.portal.security;

import org.ownsky.portal.identity.SignInNotice;
import org.springframework.security.core.AuthenticationException;

/** Carries the reason of a refusal to where the browser is sent back to the sign-in page. */
final class SignInRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient SignInNotice notice;

    SignInRefusedException(SignInNotice notice) {
        super(notice.key());
        this.notice = notice;
    }

    SignInNotice notice() {
        return notice;
    }
}
