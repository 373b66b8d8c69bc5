package org.ownsky.provisioning.driver.spi;

import java.nio.file.Path;
import org.ownsky.kernel.Bytes;

/**
 * A golden image as a file on this machine.
 *
 * @param name its name on nodes: the image id
 * @param path a qcow2 file without a backing file
 * @param virtualSize of the disk in it
 */
public record ImageFile(String name, Path path, Bytes virtualSize) {}
