package org.ownsky.provisioning.instance;

import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;

/**
 * A size that instances come in.
 *
 * @param name as {@code t.nano}
 * @param family what it is good for, in a word: "Small", "General", "Compute", "Memory"
 * @param rootDisk the root disk's size when the request names none and the image is not larger
 */
public record InstanceType(String name, String family, VcpuCount vcpus, Bytes memory, Bytes rootDisk) {}
