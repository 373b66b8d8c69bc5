package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** Removes everything of an instance, from whatever state it is in, and frees its quota once the node confirms. */
@Component
class TerminateSaga implements Saga<InstanceJob> {
    static final String TYPE = "terminate-instance";

    private final InstanceOutcomes outcomes;
    private final List<SagaStep<InstanceJob>> steps;

    TerminateSaga(InstanceTeardown teardown, InstanceOutcomes outcomes) {
        this.outcomes = outcomes;
        this.steps = List.of(
                new RemovalStep("power-off", teardown::powerOff),
                new RemovalStep("undefine", teardown::undefine),
                new RemovalStep("release-volumes", teardown::releaseVolumes),
                new RemovalStep("delete-seed", teardown::deleteSeed),
                new RemovalStep("delete-root-disk", teardown::deleteRootDisk),
                new RemovalStep("release-address", teardown::releaseAddress),
                new RemovalStep("confirm", teardown::confirmAbsence),
                new RemovalStep("release-place", teardown::releasePlace));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<InstanceJob> inputType() {
        return InstanceJob.class;
    }

    @Override
    public List<SagaStep<InstanceJob>> steps() {
        return steps;
    }

    @Override
    public void succeeded(SagaContext<InstanceJob> context) {
        outcomes.terminated(context);
    }

    @Override
    public void failed(SagaContext<InstanceJob> context, String reason) {
        outcomes.notTerminated(context, reason);
    }
}
