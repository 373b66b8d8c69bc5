/** Tests of the libvirt driver; those that need a node are {@code *IT}. */
package org.ownsky.provisioning.driver.libvirt;
