package org.ownsky.provisioning.driver.spi;

/** What a hypervisor says a guest is doing. */
public enum DomainState {
    RUNNING,
    PAUSED,
    /** Powered on, on its way down. */
    SHUTTING_DOWN,
    SHUT_OFF,
    CRASHED;

    /** Whether the guest holds processors and memory. */
    public boolean poweredOn() {
        return switch (this) {
            case RUNNING, PAUSED, SHUTTING_DOWN -> true;
            case SHUT_OFF, CRASHED -> false;
        };
    }
}
