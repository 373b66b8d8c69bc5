package org.ownsky.provisioning.job;

import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;

/**
 * A job to queue.
 *
 * @param type a {@link Saga#type()}
 * @param subject id of what it works on; jobs on the same subject run one after the other, in the order of their queuing
 * @param subjectName what people call that
 */
public record JobRequest(
        String type,
        Record input,
        ProjectScope scope,
        String subject,
        String subjectName,
        UserId requestedBy,
        String requestedByName) {}
