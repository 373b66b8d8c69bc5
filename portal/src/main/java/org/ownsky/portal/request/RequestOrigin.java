package org.ownsky.portal.request;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address that a request came from. */
public final class RequestOrigin {
    private static final String UNKNOWN = "unknown";

    private RequestOrigin() {}

    /** Of the request being served; in work that a session does by itself (push), the address it was opened from. */
    public static String current() {
        return ofRequest().or(RequestOrigin::ofSession).orElse(UNKNOWN);
    }

    private static Optional<String> ofRequest() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes ->
                        ((ServletRequestAttributes) attributes).getRequest().getRemoteAddr());
    }

    private static Optional<String> ofSession() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getDetails())
                .filter(WebAuthenticationDetails.class::isInstance)
                .map(details -> ((WebAuthenticationDetails) details).getRemoteAddress());
    }
}
