/** Limits, usage and reservations of what tenants and projects may hold. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.ownsky.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
