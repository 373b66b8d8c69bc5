package org.ownsky.provisioning.driver.spi;

/** A volume as a guest shall have it. */
public record DiskSpec(DiskSerial serial, DiskSource source, boolean readOnly, DiskLimits limits) {
    /** A volume to read and write as fast as it goes. */
    public static DiskSpec writable(DiskSerial serial, DiskSource source) {
        return new DiskSpec(serial, source, false, DiskLimits.NONE);
    }
}
