package org.ownsky.provisioning.driver.spi;

import java.util.UUID;

/** A volume where a guest has it. */
public record AttachedDisk(HypervisorNode node, UUID domain, DiskSerial serial) {}
