package org.ownsky.portal.oidc;

import jakarta.servlet.http.HttpServletRequest;

/** Which of our addresses a request is to. */
final class Requests {

    private Requests() {}

    static boolean isTo(HttpServletRequest request, String method, String path) {
        return method.equals(request.getMethod())
                && path.equals(request.getRequestURI()
                        .substring(request.getContextPath().length()));
    }
}
