/** What copies of volumes have in common, wherever they come from: their length, their checksum, their progress. */
@NullMarked
package org.ownsky.provisioning.driver.spi.copy;

import org.jspecify.annotations.NullMarked;
