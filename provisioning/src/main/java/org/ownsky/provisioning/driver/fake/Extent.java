package org.ownsky.provisioning.driver.fake;

/** How much of a call gets done. */
enum Extent {
    WHOLE,
    /** As far as a real node gets when it dies in the middle; nothing, where the real thing is atomic. */
    HALF
}
