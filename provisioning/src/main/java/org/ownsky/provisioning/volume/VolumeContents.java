package org.ownsky.provisioning.volume;

import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.node.NodeId;

/** What volumes can be filled with when they are made. Whoever keeps snapshots provides one as a bean. */
public interface VolumeContents {
    /**
     * What a new volume is to be filled with; held to the end of the transaction, so that it stays until the volume's row
     * tells of it.
     *
     * @throws org.ownsky.kernel.CloudException NotFound for one of another project; WrongState for one that is not complete
     */
    Source hold(ProjectScope scope, String id);

    /** The node on which the content was taken, which is most likely where it is wanted again. */
    Optional<NodeId> home(String id);

    /**
     * Makes the volume with this content; one that is there whole is left as it is.
     *
     * @throws org.ownsky.kernel.CloudException Conflict when the content is damaged
     */
    void fill(String id, VolumeBackend backend, VolumeName volume, CopyProgress progress);

    /** Size and name of the source. */
    record Source(Bytes size, String name) {}
}
