package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.driver.spi.DiskSpec;

/** The volumes that instances have beside their root disks. Whoever keeps them provides one as a bean; without any, none. */
public interface InstanceDisks {
    /** Those to define with the guest. */
    List<DiskSpec> of(InstanceId instance);

    /**
     * The instance is being terminated, and its guest no longer defined: its volumes are free, or go with it. Again is fine.
     * In a transaction of its own.
     */
    void release(InstanceId instance);
}
