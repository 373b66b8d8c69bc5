package org.ownsky.provisioning.driver.spi;

/**
 * A volume as a guest has it.
 *
 * @param location as {@link DiskSource#location} of its source
 * @param plugged whether the guest has it now; false for one that is powered off
 * @param defined whether the guest has it at its next power-on
 */
public record DiskFacts(
        DiskSerial serial, String location, boolean readOnly, DiskLimits limits, boolean plugged, boolean defined) {}
