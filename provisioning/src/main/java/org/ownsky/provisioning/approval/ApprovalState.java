package org.ownsky.provisioning.approval;

import java.util.Arrays;
import java.util.Optional;

/** What became of something that needs approval. All but the first are final. */
public enum ApprovalState {
    WAITING("waiting"),
    APPROVED("approved"),
    DECLINED("declined"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired");

    private final String key;

    ApprovalState(String key) {
        this.key = key;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** The state that APIs call so. */
    public static Optional<ApprovalState> find(String key) {
        return Arrays.stream(values()).filter(state -> state.key.equals(key)).findFirst();
    }
}
