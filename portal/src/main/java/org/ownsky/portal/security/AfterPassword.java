package org.ownsky.portal.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.portal.factor.PendingSignIns;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads those on whose password was right and who have more to show; all others back. */
final class AfterPassword implements AuthenticationFailureHandler {
    private final AuthenticationFailureHandler back = new BackToSignIn(SignInPage.PATH);
    private final RedirectStrategy redirect = new DefaultRedirectStrategy();
    private final PendingSignIns pending;

    AfterPassword(PendingSignIns pending) {
        this.pending = pending;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        if (exception instanceof SecondStepWantedException wanted) {
            pending.begin(request, wanted.halfWay());
            redirect.sendRedirect(request, response, SecondStepPage.PATH);
            return;
        }
        back.onAuthenticationFailure(request, response, exception);
    }
}
