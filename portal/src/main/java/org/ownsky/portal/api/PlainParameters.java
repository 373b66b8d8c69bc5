package org.ownsky.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ownsky.kernel.CloudException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that nobody means and that PostgreSQL does not take: with a NUL in them. */
final class PlainParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                // A form that is sent by PUT has a null for a name without "=".
                if (value != null && value.indexOf('\0') >= 0) {
                    throw CloudException.invalid(name, value, "text without zero bytes");
                }
            }
        });
        return true;
    }
}
