/** Volumes: disks that outlive instances and move between them, and the sagas that make, attach, grow and delete them. */
@NamedInterface("volume")
@NullMarked
package org.ownsky.provisioning.volume;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
