package org.ownsky.provisioning.driver.fake;

/** The calls of {@link org.ownsky.provisioning.driver.spi.HypervisorNode}, to aim faults at. */
public enum FakeCall {
    FACTS,
    PROBE_ACCELERATION,
    STAGE_IMAGE,
    CREATE_ROOT_VOLUME,
    WRITE_SEED,
    DELETE_VOLUME,
    VOLUMES,
    RESERVE_ADDRESS,
    RELEASE_ADDRESS,
    ADDRESSES,
    DEFINE,
    START,
    REQUEST_SHUTDOWN,
    REQUEST_REBOOT,
    RESET,
    FORCE_OFF,
    UNDEFINE,
    DOMAIN,
    DOMAINS
}
