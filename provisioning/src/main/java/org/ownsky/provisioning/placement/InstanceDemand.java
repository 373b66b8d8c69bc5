package org.ownsky.provisioning.placement;

import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Architecture;

/**
 * What an instance needs of a node.
 *
 * @param holder the instance's id; asking twice for one holder gives one place
 */
public record InstanceDemand(String holder, VcpuCount vcpus, Bytes memory, Bytes rootDisk, Architecture architecture) {}
