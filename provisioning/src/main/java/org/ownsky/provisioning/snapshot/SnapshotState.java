package org.ownsky.provisioning.snapshot;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a snapshot, by EC2's words where it has any, and which may follow which.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html">EC2 snapshot state</a>
 */
public enum SnapshotState {
    PENDING("pending"),
    COMPLETED("completed"),
    /** It could not be taken; there is nothing of it but the row, which says why. */
    ERROR("error"),
    DELETING("deleting"),
    DELETED("deleted");

    private final String word;

    SnapshotState(String word) {
        this.word = word;
    }

    /** The word that APIs and links carry. */
    public String word() {
        return word;
    }

    /**
     * The state with this word.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static SnapshotState of(String word) {
        for (var state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("Not a snapshot state: " + word);
    }

    /** The states that may follow. */
    public Set<SnapshotState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(COMPLETED, ERROR);
            case COMPLETED, ERROR -> EnumSet.of(DELETING);
            case DELETING -> EnumSet.of(DELETED);
            case DELETED -> EnumSet.noneOf(SnapshotState.class);
        };
    }
}
