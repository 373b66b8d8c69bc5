package org.ownsky.provisioning.node;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which nodes there are, and who watches them.
 *
 * @param nodes addresses, as {@code qemu:///system}; the workers of one zone have the same
 * @param roles what this process does; only a {@code worker} watches nodes
 * @param node how they are used
 */
@ConfigurationProperties("ownsky")
record NodeSettings(
        @DefaultValue List<URI> nodes,
        @DefaultValue({"portal", "worker"}) Set<String> roles,
        @DefaultValue NodeUse node) {
    private static final String WORKER = "worker";

    NodeSettings {
        nodes = List.copyOf(nodes);
        roles = Set.copyOf(roles);
    }

    boolean watchesNodes() {
        return roles.contains(WORKER);
    }
}
