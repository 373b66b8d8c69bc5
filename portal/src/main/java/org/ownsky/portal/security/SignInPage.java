package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.signin.SignInRequests;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the sign-in page is, and its address with a notice. */
final class SignInPage {
    static final String PATH = "/sign-in";

    private SignInPage() {}

    /** Without host: relative to wherever the browser reached us. */
    static String with(SignInNotice notice) {
        return with(PATH, notice);
    }

    /** The same for another page that shows notices. */
    static String with(String page, SignInNotice notice) {
        var address = UriComponentsBuilder.fromUriString(page).queryParam(SignInNotice.PARAMETER, notice.key());
        if (notice instanceof SignInNotice.Wait wait) {
            // Rounded up, so that nobody is told to come back too early.
            address.queryParam(SignInNotice.SECONDS, wait.rest().plusMillis(999).toSeconds());
        }
        return address.toUriString();
    }

    static boolean isPostedBy(HttpServletRequest request) {
        return SignInRequests.isTo(request, HttpMethod.POST, PATH);
    }
}
