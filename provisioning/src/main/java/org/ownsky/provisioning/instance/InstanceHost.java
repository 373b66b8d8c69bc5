package org.ownsky.provisioning.instance;

import java.util.Optional;
import java.util.UUID;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.node.NodeId;

/**
 * Where an instance is, as other features need it to give it something.
 *
 * @param domain the guest's UUID on its node
 * @param node where it was placed, if it is anywhere
 */
public record InstanceHost(
        InstanceId id,
        ProjectScope scope,
        String name,
        InstanceState state,
        UUID domain,
        Optional<NodeId> node,
        String nodeName) {}
