/** Volumes on the nodes' own disks. */
@NullMarked
package org.ownsky.provisioning.driver.local;

import org.jspecify.annotations.NullMarked;
