package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** Shuts the guest down and powers it on again: the same node, disk and address, and no break in metering. */
@Component
class RebootSaga implements Saga<InstanceJob> {
    static final String TYPE = "reboot-instance";

    private final InstanceOutcomes outcomes;
    private final List<SagaStep<InstanceJob>> steps;

    RebootSaga(ShutDownStep shutDown, InstanceBuilder builder, InstanceOutcomes outcomes) {
        this.outcomes = outcomes;
        this.steps = List.of(shutDown, InstanceStep.lasting("start", builder::powerOn));
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
        outcomes.rebooted(context);
    }

    @Override
    public void failed(SagaContext<InstanceJob> context, String reason) {
        outcomes.notRebooted(context, reason);
    }
}
