/** Meters what was used and tells what it cost. */
@ApplicationModule(allowedDependencies = {"kernel", "quota", "quota :: *", "provisioning", "provisioning :: *"})
@NullMarked
package org.ownsky.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
