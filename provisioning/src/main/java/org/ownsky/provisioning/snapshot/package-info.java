/** Snapshots: volumes as they were at one moment, kept apart from them in a backup store, and restored from there. */
@NamedInterface("snapshot")
@NullMarked
package org.ownsky.provisioning.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
