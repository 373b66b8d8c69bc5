package org.ownsky.provisioning.driver.spi;

import org.ownsky.kernel.Bytes;

/**
 * What a place for volumes has.
 *
 * @param kind {@code local} or {@code iscsi}
 * @param capacity size of what it keeps volumes on
 * @param free what is free of it now
 */
public record BackendFacts(String kind, Bytes capacity, Bytes free) {}
