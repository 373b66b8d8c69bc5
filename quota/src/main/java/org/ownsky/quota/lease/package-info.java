/** Leases: the ends that policies give to things, and how they are put off. */
@NamedInterface("lease")
@NullMarked
package org.ownsky.quota.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
