package org.ownsky.provisioning.driver.spi;

/** How a node executes guests. */
public enum Acceleration {
    /** Hardware virtualization, proven by a guest that ran with it. */
    KVM,
    /** QEMU translates every instruction: works everywhere, slowly. */
    EMULATION,
    /** Nothing real: the hand-written fake. */
    NONE
}
