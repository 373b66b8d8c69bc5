package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** From an accepted request to a running guest; undone without a trace when that cannot be. */
@Component
class LaunchSaga implements Saga<InstanceJob> {
    static final String TYPE = "launch-instance";

    private final InstanceOutcomes outcomes;
    private final List<SagaStep<InstanceJob>> steps;

    LaunchSaga(PlaceStep place, InstanceBuilder builder, InstanceTeardown teardown, InstanceOutcomes outcomes) {
        this.outcomes = outcomes;
        this.steps = List.of(
                place,
                new InstanceStep("address", builder::address, teardown::releaseAddress),
                new InstanceStep("root-volume", builder::rootVolume, teardown::deleteRootDisk),
                new InstanceStep("seed", builder::seed, teardown::deleteSeed),
                new InstanceStep("define", builder::define, teardown::undefine),
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
        outcomes.launched(context);
    }

    @Override
    public void failed(SagaContext<InstanceJob> context, String reason) {
        outcomes.notLaunched(context, reason);
    }
}
