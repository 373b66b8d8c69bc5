package org.ownsky.provisioning.instance;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an instance, by EC2's words, and which may follow which.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html">EC2 instance life cycle</a>
 */
public enum InstanceState {
    PENDING("pending"),
    RUNNING("running"),
    STOPPING("stopping"),
    STOPPED("stopped"),
    SHUTTING_DOWN("shutting-down"),
    TERMINATED("terminated");

    private final String word;

    InstanceState(String word) {
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
    public static InstanceState of(String word) {
        for (var state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("Not an instance state: " + word);
    }

    /** The states that may follow. */
    public Set<InstanceState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(RUNNING, STOPPED, SHUTTING_DOWN, TERMINATED);
            case RUNNING -> EnumSet.of(STOPPING, STOPPED, SHUTTING_DOWN);
            case STOPPING -> EnumSet.of(STOPPED, RUNNING, SHUTTING_DOWN);
            case STOPPED -> EnumSet.of(PENDING, RUNNING, SHUTTING_DOWN);
            case SHUTTING_DOWN -> EnumSet.of(TERMINATED);
            case TERMINATED -> EnumSet.noneOf(InstanceState.class);
        };
    }

    /** Whether a job is moving the instance; such a state always ends by itself. */
    public boolean transitional() {
        return switch (this) {
            case PENDING, STOPPING, SHUTTING_DOWN -> true;
            case RUNNING, STOPPED, TERMINATED -> false;
        };
    }
}
