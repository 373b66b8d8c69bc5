package org.ownsky.provisioning.driver.spi;

import java.nio.file.Path;

/** A disk of a guest to copy, and the file on this machine that becomes its copy. */
public record BackupOrder(DiskSerial serial, Path file) {}
