package org.ownsky.provisioning.placement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nodes are chosen.
 *
 * @param strategy {@code spread} or {@code pack}
 */
@ConfigurationProperties("ownsky.placement")
record PlacementSettings(@DefaultValue("spread") PlacementStrategy strategy) {}
