/** Instances: what people launch, stop, start, reboot and terminate, and the sagas that do it. */
@NamedInterface("instance")
@NullMarked
package org.ownsky.provisioning.instance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
