package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;

/**
 * A job as people see it. Its id is the reference to quote.
 *
 * @param type the saga's key, as {@code launch-instance}
 * @param subject id of what it works on
 * @param subjectName what people call that
 * @param queuePosition 1 for the next to begin; only while queued, and not while held
 * @param stepsDone of {@code stepsTotal}
 * @param currentStep name of the step under way
 * @param message what failed, why, and what to do next
 * @param steps in order; empty in lists
 */
public record JobView(
        JobId id,
        String type,
        ProjectId project,
        String subject,
        String subjectName,
        JobState state,
        Optional<Long> queuePosition,
        int stepsDone,
        int stepsTotal,
        Optional<String> currentStep,
        Optional<String> message,
        String requestedBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        List<StepView> steps) {
    public JobView {
        steps = List.copyOf(steps);
    }
}
