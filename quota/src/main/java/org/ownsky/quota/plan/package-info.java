/** Limits that change on a day, and named sets of limits. */
@NamedInterface("plan")
@NullMarked
package org.ownsky.quota.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
