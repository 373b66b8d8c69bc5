/** Nodes that run libvirt: QEMU guests with or without hardware virtualization, disks in directory pools, one network behind NAT. */
@NullMarked
package org.ownsky.provisioning.driver.libvirt;

import org.jspecify.annotations.NullMarked;
