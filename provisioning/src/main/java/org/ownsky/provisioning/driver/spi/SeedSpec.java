package org.ownsky.provisioning.driver.spi;

import java.util.List;

/**
 * What a guest learns at its first boot, as cloud-init's NoCloud source reads it.
 *
 * @param instanceId a new one makes the guest run its first-boot work again
 * @param hostName a valid DNS label
 * @param publicKeys in OpenSSH's one-line form
 * @param userData as the user gave it, at most 16 KiB; empty for none
 */
public record SeedSpec(String instanceId, String hostName, List<String> publicKeys, String userData) {
    public SeedSpec {
        publicKeys = List.copyOf(publicKeys);
    }
}
