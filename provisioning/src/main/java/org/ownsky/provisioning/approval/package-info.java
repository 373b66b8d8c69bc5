/** Approvals: what waits for somebody's word because a policy says so, and what becomes of it. */
@NamedInterface("approval")
@NullMarked
package org.ownsky.provisioning.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
