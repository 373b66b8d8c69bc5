package org.ownsky.portal.api;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** All kinds of problems that an answer can tell of: those of the cloud's closed set of errors, and those of HTTP. */
enum ProblemKind {
    QUOTA_EXCEEDED(HttpStatus.CONFLICT, "Quota exceeded", "A limit would be exceeded."),
    NO_CAPACITY(HttpStatus.CONFLICT, "No capacity", "No node can take it now."),
    WRONG_STATE(HttpStatus.CONFLICT, "Wrong state", "The state of the thing forbids the action."),
    INVALID_INPUT(HttpStatus.BAD_REQUEST, "Invalid input", "One field or parameter is not acceptable."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found", "It does not exist, or the caller may not know that it does."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden", "The caller's role does not allow it."),
    CONFLICT(HttpStatus.CONFLICT, "Conflict", "Something else holds the name, the place or the idempotency key."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Unavailable", "A part of the system does not answer now."),
    BUG(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error", "Our fault; the reference is in the log."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not signed in", "The request has no token that stands for somebody."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS, "Too many requests", "The client's share of this minute is used up."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed", "The path has other methods."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable", "The answer exists only as JSON."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", "The body has to be application/json."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Body too large", "The body has more than 1 MiB.");

    private final HttpStatus status;
    private final String title;
    private final String meaning;

    ProblemKind(HttpStatus status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    /** The member {@code error} of the answer, for programs. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The member {@code type}: a place in the browsable description. */
    String type() {
        return ApiPaths.PAGE + "#problem-" + word();
    }

    int status() {
        return status.value();
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }
}
