package org.ownsky.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Somebody signs out of a browser. */
final class SignOut implements LogoutHandler {
    private final SignIns signIns;

    SignOut(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        SignInDetails.of(authentication).ifPresent(signIns::end);
        SignInCookie.remove(request, response);
    }
}
