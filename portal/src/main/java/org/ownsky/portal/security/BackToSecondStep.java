package org.ownsky.portal.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ownsky.portal.factor.PendingSignIns;
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
        new BackToSignIn(page(request)).onAuthenticationFailure(request, response, exception);
    }

    private String page(HttpServletRequest request) {
        if (pending.current().isEmpty()) {
            return SignInPage.PATH;
        }
        return CodeSignIn.isRecovery(request)
                ? SecondStepPage.PATH + "?" + SecondStepPage.RECOVERY
                : SecondStepPage.PATH;
    }
}
