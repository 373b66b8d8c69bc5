package org.ownsky.provisioning.volume;

/**
 * What volumes can be made of.
 *
 * @param name as people choose it
 * @param backend what keeps them: {@code local} for a file on a node
 */
public record VolumeClass(String name, String backend) {}
