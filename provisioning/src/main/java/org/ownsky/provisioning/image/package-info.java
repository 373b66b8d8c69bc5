/** Images: what instances start from. */
@NamedInterface("image")
@NullMarked
package org.ownsky.provisioning.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
