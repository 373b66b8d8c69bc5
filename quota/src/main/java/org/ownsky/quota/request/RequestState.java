package org.ownsky.quota.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a request has come. Only an open one moves, and only once. */
public enum RequestState {
    OPEN,
    APPROVED,
    DECLINED,
    /** By who asked. */
    WITHDRAWN,
    /** Nobody decided before the date until which it was wanted, or before its project was gone. */
    EXPIRED;

    /** The persisted and API name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that APIs call so. */
    public static Optional<RequestState> find(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }

    static RequestState ofKey(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No request is " + key));
    }
}
