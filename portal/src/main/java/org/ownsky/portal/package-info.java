/** Starts the application and wires its modules together. */
@ApplicationModule(
        allowedDependencies = {"kernel", "quota", "quota :: *", "provisioning", "provisioning :: *", "billing"})
@NullMarked
package org.ownsky.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
