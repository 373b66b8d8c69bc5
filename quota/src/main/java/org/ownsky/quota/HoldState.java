package org.ownsky.quota;

/** How far a holder's claim has come. */
public enum HoldState {
    /** Promised to a launch under way. */
    RESERVED("reserved"),
    /** Backed by something that exists. */
    USED("used");

    private final String key;

    HoldState(String key) {
        this.key = key;
    }

    /** The persisted name. */
    public String key() {
        return key;
    }
}
