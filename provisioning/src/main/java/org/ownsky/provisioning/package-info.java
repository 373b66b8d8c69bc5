/** Turns requests for instances and their parts into real ones, step by step, and keeps watching them. */
@ApplicationModule(allowedDependencies = {"kernel", "quota", "quota :: *"})
@NullMarked
package org.ownsky.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
