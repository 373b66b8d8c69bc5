package org.ownsky.provisioning.node;

/** Whether a node takes and runs guests. */
public enum NodeState {
    /** Known, but not asked yet, or being probed for hardware virtualization: takes no guests. */
    JOINING,
    /** Answers and takes guests. */
    UP,
    /** Does not answer. Its guests may well be running; what is shown of them is as old as {@code lastSeen}. */
    DOWN,
    /** Answers, keeps its guests, takes no new ones: an operator's choice. */
    DRAINING
}
