package org.ownsky.portal.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.portal.factor.PendingSignIns;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to where the code was entered, as long as the password still counts; else to the beginning. */
final class BackToSecondStep implements AuthenticationFailureHandler {
    private final PendingSignIns pending;

    BackToSecondStep(PendingSignIns pending) {
        this.pending = pending;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        new BackToSignIn(page(request, exception)).onAuthenticationFailure(request, response, exception);
    }

    private String page(HttpServletRequest request, AuthenticationException exception) {
        if (!pending.isBegun() || countsNoMore(exception)) {
            return SignInPage.PATH;
        }
        return CodeSignIn.isRecovery(request)
                ? SecondStepPage.PATH + "?" + SecondStepPage.RECOVERY
                : SecondStepPage.PATH;
    }

    private static boolean countsNoMore(AuthenticationException exception) {
        return exception instanceof SignInRefusedException refused
                && refused.notice() instanceof SignInNotice.TookTooLong;
    }
}
