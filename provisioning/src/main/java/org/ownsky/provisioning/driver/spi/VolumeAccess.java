package org.ownsky.provisioning.driver.spi;

import java.util.regex.Pattern;

/**
 * Who shall reach a volume.
 *
 * @param instance the instance id: each attachment has access of its own
 * @param node the address from which the instance's node comes on the storage network
 */
public record VolumeAccess(String instance, String node, boolean readOnly) {
    private static final Pattern INSTANCE = Pattern.compile("[a-z]+-[0-9a-f]{17}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    public VolumeAccess {
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException("Not an instance id: " + instance);
        }
        if (!ADDRESS.matcher(node).matches()) {
            throw new IllegalArgumentException("Not an address: " + node);
        }
    }
}
