package org.ownsky.provisioning.driver.spi;

/** Instruction sets, by EC2's names. */
public enum Architecture {
    X86_64,
    ARM64
}
