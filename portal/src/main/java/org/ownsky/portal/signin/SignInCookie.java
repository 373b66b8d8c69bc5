package org.ownsky.portal.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie by which any portal knows a browser again, when it has no session for it. It goes with the browser, like the
 * session's own; no script can read it, and no other website's form sends it.
 */
final class SignInCookie {
    static final String NAME = "ownsky-sign-in";

    private SignInCookie() {}

    static Optional<SignInSecret> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .flatMap(value -> SignInSecret.parse(value).stream())
                .findFirst();
    }

    static void write(SignInSecret secret, HttpServletRequest request, HttpServletResponse response) {
        add(cookie(secret.clear(), request).build(), response);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        add(cookie("", request).maxAge(Duration.ZERO).build(), response);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/");
    }

    private static void add(ResponseCookie cookie, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
