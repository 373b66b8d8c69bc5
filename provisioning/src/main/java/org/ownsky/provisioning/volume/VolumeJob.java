package org.ownsky.provisioning.volume;

/** The input of sagas on a volume by itself: which one. All else is in its row. */
record VolumeJob(VolumeId volume) {}
