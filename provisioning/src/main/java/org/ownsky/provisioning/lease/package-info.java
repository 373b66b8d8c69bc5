/** Leases of instances: warns, extends, and stops and terminates what has come to its end. */
@NamedInterface("lease")
@NullMarked
package org.ownsky.provisioning.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
