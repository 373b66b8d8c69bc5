package org.ownsky.portal.api;

import java.util.Optional;
import org.ownsky.portal.request.RequestReference;

/** What went wrong, in the form of RFC 9457, with members of ours. */
@Meaning("What went wrong, in the form of RFC 9457")
record Problem(
        @Meaning(
                value = "Where this kind is described, relative to the portal",
                example = "/api/v1/docs#problem-not-found")
        String type,

        @Meaning(value = "The kind, for people", example = "Not found")
        String title,

        @Meaning(value = "The HTTP status", example = "404") int status,

        @Meaning(
                value = "What happened here: the thing, the numbers, the way out",
                example = "There is no instance \"i-0b41d7f2c9a6e3815\" that you may see.")
        String detail,

        @Meaning(value = "The kind, for programs", example = "not-found")
        String error,

        @Meaning(value = "What to quote to an operator", example = "req-8e41d07b52c9")
        String reference,

        @Meaning("The field or parameter that is not acceptable")
        Optional<String> field,

        @Meaning("What was given for it, cut to 60 characters")
        Optional<String> value,

        @Meaning("What would be acceptable") Optional<String> allowed,

        @Meaning("What a limit is set on, or the id of what has the wrong state")
        Optional<String> resource,

        @Meaning("The state that forbids it") Optional<String> state,
        @Meaning("The limit that would be exceeded") Optional<String> limit,
        @Meaning("What of it is used") Optional<String> used,
        @Meaning("What was asked for") Optional<String> asked) {

    private static final int SHOWN = 60;

    /** One without members of its kind. */
    static Problem of(ProblemKind kind, String detail) {
        var none = Optional.<String>empty();
        return new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                detail,
                kind.word(),
                RequestReference.current().orElse("-"),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                none);
    }

    Problem withField(String name, String given, String acceptable) {
        return new Problem(
                type,
                title,
                status,
                detail,
                error,
                reference,
                Optional.of(name),
                Optional.of(given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given),
                Optional.of(acceptable),
                resource,
                state,
                limit,
                used,
                asked);
    }

    Problem withState(String id, String itsState) {
        return new Problem(
                type,
                title,
                status,
                detail,
                error,
                reference,
                field,
                value,
                allowed,
                Optional.of(id),
                Optional.of(itsState),
                limit,
                used,
                asked);
    }

    Problem withLimit(String what, String itsLimit, String itsUse, String wanted) {
        return new Problem(
                type,
                title,
                status,
                detail,
                error,
                reference,
                field,
                value,
                allowed,
                Optional.of(what),
                state,
                Optional.of(itsLimit),
                Optional.of(itsUse),
                Optional.of(wanted));
    }

    Problem withReference(String quoted) {
        return new Problem(
                type, title, status, detail, error, quoted, field, value, allowed, resource, state, limit, used, asked);
    }

    boolean passes() {
        return status == ProblemKind.UNAVAILABLE.status();
    }
}
