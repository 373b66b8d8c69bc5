package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ownsky.portal.identity.SignInNotice;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends people who are not signed in to the page; those who were, a while ago, are told so. */
final class SignInFirst extends LoginUrlAuthenticationEntryPoint {

    SignInFirst() {
        super(SignInPage.PATH);
        setFavorRelativeUris(true);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        var hadSession = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return hadSession ? SignInPage.with(new SignInNotice.Expired()) : SignInPage.PATH;
    }
}
