package org.ownsky.portal.access;

import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

/**
 * What came of a call.
 *
 * @param verdict what it comes to for whoever asked
 * @param text what they were told
 */
record Answer(Verdict verdict, String text) {

    /** What an answer comes to. */
    enum Verdict {
        /** Done, or refused for a reason that has nothing to do with who asks. */
        ALLOWED,
        /** "You may not." */
        FORBIDDEN,
        /** "There is no such thing." */
        NOT_FOUND,
        /** Not an answer at all. */
        BROKEN
    }

    static Answer done(Object result) {
        return new Answer(Verdict.ALLOWED, String.valueOf(result));
    }

    static Answer thrown(Throwable thrown) {
        var verdict = Optional.of(thrown)
                .filter(CloudException.class::isInstance)
                .map(refused -> verdict(((CloudException) refused).error()))
                .orElse(Verdict.BROKEN);
        return new Answer(
                verdict,
                thrown instanceof CloudException refused
                        ? refused.error().getClass().getSimpleName() + ": "
                                + refused.error().message()
                        : thrown.toString());
    }

    private static Verdict verdict(CloudError error) {
        return switch (error) {
            case CloudError.Forbidden _ -> Verdict.FORBIDDEN;
            case CloudError.NotFound _ -> Verdict.NOT_FOUND;
            case CloudError.Bug _ -> Verdict.BROKEN;
            case CloudError.QuotaExceeded _,
                    CloudError.NoCapacity _,
                    CloudError.WrongState _,
                    CloudError.InvalidInput _,
                    CloudError.Conflict _,
                    CloudError.Unavailable _ -> Verdict.ALLOWED;
        };
    }

    /** A list that leaves out what somebody may not see says nothing of it either. */
    boolean tellsNothing() {
        return verdict == Verdict.NOT_FOUND || text.equals("[]") || text.equals("{}");
    }

    boolean isRefusal() {
        return verdict == Verdict.FORBIDDEN || verdict == Verdict.NOT_FOUND;
    }
}
