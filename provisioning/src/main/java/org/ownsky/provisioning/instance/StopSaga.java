package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.springframework.stereotype.Component;

/** Asks the guest to shut down, and cuts its power if it does not. */
@Component
class StopSaga implements Saga<InstanceJob> {
    static final String TYPE = "stop-instance";

    private final InstanceOutcomes outcomes;
    private final List<SagaStep<InstanceJob>> steps;

    StopSaga(ShutDownStep shutDown, InstanceOutcomes outcomes) {
        this.outcomes = outcomes;
        this.steps = List.of(shutDown);
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
        outcomes.stopped(context);
    }

    @Override
    public void failed(SagaContext<InstanceJob> context, String reason) {
        outcomes.notStopped(context, reason);
    }
}
