/** Which parts of the work this process does. */
@NamedInterface("role")
@NullMarked
package org.ownsky.provisioning.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
