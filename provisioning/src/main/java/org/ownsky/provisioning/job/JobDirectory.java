package org.ownsky.provisioning.job;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;

/**
 * Tells where a job works, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it may
 * reach people unchecked.
 */
public class JobDirectory {
    private final JobReader reader;

    JobDirectory(JobReader reader) {
        this.reader = reader;
    }

    public Optional<ProjectId> project(JobId id) {
        return reader.find(id).map(found -> found.job().scope().project());
    }
}
