/** Tests of the port's own values. */
package org.ownsky.provisioning.driver.spi;
