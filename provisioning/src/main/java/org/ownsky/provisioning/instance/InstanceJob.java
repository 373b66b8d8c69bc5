package org.ownsky.provisioning.instance;

/** The input of every saga on an instance: which one. All else is in its row. */
record InstanceJob(InstanceId instance) {}
