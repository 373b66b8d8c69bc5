package org.ownsky.provisioning.placement;

/** Which of the nodes that fit is the best. */
public enum PlacementStrategy {
    /** The emptiest: guests share a machine with as few others as can be. */
    SPREAD,
    /** The fullest: whole machines stay free for large guests, or for switching off. */
    PACK
}
