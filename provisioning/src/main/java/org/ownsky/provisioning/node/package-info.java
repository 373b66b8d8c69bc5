/** Nodes: the machines that run guests, their capacity, state and connection. */
@NamedInterface("node")
@NullMarked
package org.ownsky.provisioning.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
