package org.ownsky.provisioning.volume;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.springframework.stereotype.Component;

/**
 * Tells where a volume lives, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it may
 * reach people unchecked.
 */
@Component
public class VolumeDirectory {
    private final VolumeRecords records;

    VolumeDirectory(VolumeRecords records) {
        this.records = records;
    }

    public Optional<ProjectId> project(VolumeId id) {
        return records.project(id);
    }
}
