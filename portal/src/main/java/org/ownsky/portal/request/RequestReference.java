package org.ownsky.portal.request;

import java.util.Optional;
import org.slf4j.MDC;

/** The short text that ties together what one request logs, audits and shows to people ({@code req-8e41d07b52c9}). */
public final class RequestReference {
    /** In log lines: {@code %X{reference}}. */
    static final String KEY = "reference";

    private RequestReference() {}

    /** Empty outside any request. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }
}
