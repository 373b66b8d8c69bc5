package org.ownsky.quota.policy;

import java.util.List;
import java.util.Map;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;

/**
 * A launch that somebody asks for or thinks about.
 *
 * @param names one for each instance, at least one
 * @param type the instance type's name
 * @param image the image's name
 */
public record LaunchDraft(
        List<String> names,
        String type,
        VcpuCount vcpus,
        Bytes memory,
        Bytes rootDisk,
        String image,
        Map<String, String> tags) {
    public LaunchDraft {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A launch has at least one instance");
        }
    }
}
