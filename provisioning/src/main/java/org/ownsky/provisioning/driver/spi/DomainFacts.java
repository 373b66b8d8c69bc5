package org.ownsky.provisioning.driver.spi;

import java.util.UUID;

/**
 * A guest as the node sees it.
 *
 * @param ours whether its metadata carries our mark
 */
public record DomainFacts(UUID uuid, String name, DomainState state, boolean ours) {}
