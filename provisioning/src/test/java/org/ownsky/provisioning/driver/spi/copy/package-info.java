/** Tests of what copies of volumes have in common. */
package org.ownsky.provisioning.driver.spi.copy;
