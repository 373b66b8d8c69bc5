package org.ownsky.provisioning.volume;

import org.jspecify.annotations.Nullable;
import org.ownsky.provisioning.instance.InstanceId;

/**
 * The input of the saga that makes a volume.
 *
 * @param near the instance that it is for: it is made on that one's node
 */
record CreateJob(VolumeId volume, @Nullable InstanceId near) {}
