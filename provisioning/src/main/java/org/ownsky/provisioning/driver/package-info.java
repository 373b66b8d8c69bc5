/** Chooses the driver for a node's address and hands it out behind the port. */
@NullMarked
package org.ownsky.provisioning.driver;

import org.jspecify.annotations.NullMarked;
