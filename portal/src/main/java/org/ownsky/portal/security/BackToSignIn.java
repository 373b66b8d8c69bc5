package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends whoever could not sign in back to the page, with the reason. */
final class BackToSignIn implements AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(BackToSignIn.class);

    private final String page;
    private final RedirectStrategy redirect = new DefaultRedirectStrategy();

    /** To this page, which shows notices. */
    BackToSignIn(String page) {
        this.page = page;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        redirect.sendRedirect(request, response, SignInPage.with(page, notice(exception)));
    }

    private static SignInNotice notice(AuthenticationException exception) {
        if (exception instanceof SignInRefusedException refused) {
            return refused.notice();
        }
        log.warn("Sign-in failed for a reason other than the password", exception);
        return new SignInNotice.Unavailable();
    }
}
