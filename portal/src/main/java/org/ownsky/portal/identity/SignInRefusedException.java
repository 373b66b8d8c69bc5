package org.ownsky.portal.identity;

import org.springframework.security.core.AuthenticationException;

/** Carries the reason of a refusal to where the browser is sent back to the sign-in page. */
public final class SignInRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient SignInNotice notice;

    public SignInRefusedException(SignInNotice notice) {
        super(notice.key());
        this.notice = notice;
    }

    public SignInRefusedException(SignInNotice notice, Throwable cause) {
        super(notice.key(), cause);
        this.notice = notice;
    }

    public SignInNotice notice() {
        return notice;
    }
}
