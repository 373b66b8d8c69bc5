package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import org.ownsky.portal.signin.SignInRequests;
import org.springframework.http.HttpMethod;

/** Where people go on after their password, if they have more to show. */
final class SecondStepPage {
    static final String PATH = "/sign-in/code";

    /** The page's query parameter that has it ask for a recovery code instead. */
    static final String RECOVERY = "recovery";

    private SecondStepPage() {}

    static boolean isPostedBy(HttpServletRequest request) {
        return SignInRequests.isTo(request, HttpMethod.POST, PATH);
    }
}
