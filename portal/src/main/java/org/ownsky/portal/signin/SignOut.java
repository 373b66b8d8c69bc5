package org.ownsky.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Somebody signs out of a browser. */
final class SignOut implements LogoutHandler {
    private final SignIns signIns;
    private final HeldSessions held;

    SignOut(SignIns signIns, HeldSessions held) {
        this.signIns = signIns;
        this.held = held;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        var session = request.getSession(false);
        if (session != null) {
            // Whoever signs out ends this session too, once they are done with it.
            held.release(session);
        }
        SignInDetails.of(authentication).ifPresent(signIns::end);
        SignInCookie.remove(request, response);
    }
}
