package org.ownsky.provisioning.image;

import java.time.Instant;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Architecture;

/**
 * An image as callers see it.
 *
 * @param virtualSize the smallest root disk that holds it
 * @param fileSize what it takes stored
 * @param minimumMemory below this it does not boot
 * @param loginUser the account that an SSH key opens
 */
public record ImageView(
        ImageId id,
        String name,
        String description,
        Architecture architecture,
        Bytes virtualSize,
        Bytes fileSize,
        Bytes minimumMemory,
        String loginUser,
        boolean isPublic,
        Instant createdAt) {}
