package org.ownsky.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Which address of ours a request is to. */
public final class SignInRequests {

    private SignInRequests() {}

    /** As the filters read it that sign people in, however the address is written. */
    public static boolean isTo(HttpServletRequest request, HttpMethod method, String path) {
        return PathPatternRequestMatcher.pathPattern(method, path).matches(request);
    }
}
