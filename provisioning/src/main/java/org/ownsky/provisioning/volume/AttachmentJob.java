package org.ownsky.provisioning.volume;

import org.ownsky.provisioning.instance.InstanceId;

/** The input of sagas on a volume and the instance that it is to be attached to or detached from. */
record AttachmentJob(VolumeId volume, InstanceId instance) {}
