package org.ownsky.portal.webhook;

/** How far a delivery has come. */
public enum DeliveryState {
    /** It is due, or will be again. */
    PENDING("pending"),
    /** The other side answered that it has it. */
    DELIVERED("delivered"),
    /** Given up; somebody can send it again. */
    FAILED("failed");

    private final String key;

    DeliveryState(String key) {
        this.key = key;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    static DeliveryState ofKey(String key) {
        for (var state : values()) {
            if (state.key.equals(key)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No such state of a delivery: " + key);
    }
}
