package org.ownsky.provisioning.driver.spi;

import org.ownsky.kernel.Bytes;

/** A disk or seed on a node: what guests see ({@code size}) and what it takes ({@code allocated}). */
public record VolumeFacts(VolumeName name, Bytes size, Bytes allocated) {}
