package org.ownsky.provisioning.driver.fake;

/** The calls of {@link org.ownsky.provisioning.driver.spi.HypervisorNode}, to aim faults at. */
public enum FakeCall {
    FACTS,
    PROBE_ACCELERATION,
    STAGE_IMAGE,
    CREATE_ROOT_VOLUME,
    WRITE_SEED,
    CREATE_VOLUME,
    GROW_VOLUME,
    DELETE_VOLUME,
    EXPORT_VOLUME,
    RESTORE_VOLUME,
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
    ATTACH_DISK,
    DETACH_DISK,
    GROW_DISK,
    LIMIT_DISK,
    DISKS,
    BACKUP,
    DOMAIN,
    DOMAINS
}
