/** Whose a resource is: who launched or made it, until somebody else takes it over. */
@NamedInterface("owner")
@NullMarked
package org.ownsky.provisioning.owner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
