package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** Powers a stopped guest on again, on the node that has its disk. */
@Component
class StartSaga implements Saga<InstanceJob> {
    static final String TYPE = "start-instance";

    private final InstanceOutcomes outcomes;
    private final List<SagaStep<InstanceJob>> steps;

    StartSaga(InstanceBuilder builder, InstanceTeardown teardown, InstanceOutcomes outcomes) {
        this.outcomes = outcomes;
        this.steps = List.of(
                InstanceStep.lasting("define", builder::define),
                new InstanceStep("start", builder::powerOn, teardown::powerOff));
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
        outcomes.started(context);
    }

    @Override
    public void failed(SagaContext<InstanceJob> context, String reason) {
        outcomes.notStarted(context, reason);
    }
}
