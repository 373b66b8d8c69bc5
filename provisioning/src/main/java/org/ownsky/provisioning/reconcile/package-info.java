/** The reconciler: observed state from events and sweeps, and findings for what should not be there. */
@NamedInterface("reconcile")
@NullMarked
package org.ownsky.provisioning.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
