package org.ownsky.provisioning.node;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which nodes there are.
 *
 * @param nodes addresses, as {@code qemu:///system}; the workers of one zone have the same
 * @param node how they are used
 */
@ConfigurationProperties("ownsky")
record NodeSettings(
        @DefaultValue List<URI> nodes, @DefaultValue NodeUse node) {
    NodeSettings {
        nodes = List.copyOf(nodes);
    }
}
