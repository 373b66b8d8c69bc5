/** Placement: which node takes an instance, and why the others do not. */
@NamedInterface("placement")
@NullMarked
package org.ownsky.provisioning.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
