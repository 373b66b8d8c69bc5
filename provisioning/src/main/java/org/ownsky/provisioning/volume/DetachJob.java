package org.ownsky.provisioning.volume;

import org.ownsky.provisioning.instance.InstanceId;

/**
 * The input of the saga that detaches a volume.
 *
 * @param force whether to take it from a guest that does not let go
 */
record DetachJob(VolumeId volume, InstanceId instance, boolean force) {}
