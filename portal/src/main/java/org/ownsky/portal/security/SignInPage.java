package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import org.ownsky.portal.identity.SignInNotice;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the sign-in page is, and its address with a notice. */
final class SignInPage {
    static final String PATH = "/sign-in";

    private SignInPage() {}

    /** Without host: relative to wherever the browser reached us. */
    static String with(SignInNotice notice) {
        var address = UriComponentsBuilder.fromPath(PATH).queryParam(SignInNotice.PARAMETER, notice.key());
        if (notice instanceof SignInNotice.Wait wait) {
            // Rounded up, so that nobody is told to come back too early.
            address.queryParam(SignInNotice.SECONDS, wait.rest().plusMillis(999).toSeconds());
        }
        return address.toUriString();
    }

    static boolean isPostedBy(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && PATH.equals(request.getRequestURI()
                        .substring(request.getContextPath().length()));
    }
}
