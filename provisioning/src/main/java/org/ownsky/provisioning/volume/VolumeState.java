package org.ownsky.provisioning.volume;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a volume, by EC2's words, and which may follow which.
 *
 * @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-describing-volumes.html">EBS volume state</a>
 */
public enum VolumeState {
    CREATING("creating"),
    AVAILABLE("available"),
    /** From the moment in which somebody asks for it to be attached until it is detached. */
    IN_USE("in-use"),
    DELETING("deleting"),
    DELETED("deleted"),
    /** It could not be made; there is nothing of it but the row, which says why. */
    ERROR("error");

    private final String word;

    VolumeState(String word) {
        this.word = word;
    }

    /** EC2's word, as APIs and links carry it. */
    public String word() {
        return word;
    }

    /**
     * The state with this word.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static VolumeState of(String word) {
        for (var state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("Not a volume state: " + word);
    }

    /** The states that may follow. */
    public Set<VolumeState> next() {
        return switch (this) {
            case CREATING -> EnumSet.of(AVAILABLE, ERROR);
            case AVAILABLE -> EnumSet.of(IN_USE, DELETING);
            case IN_USE -> EnumSet.of(AVAILABLE);
            case DELETING -> EnumSet.of(DELETED);
            case ERROR -> EnumSet.of(DELETING);
            case DELETED -> EnumSet.noneOf(VolumeState.class);
        };
    }
}
