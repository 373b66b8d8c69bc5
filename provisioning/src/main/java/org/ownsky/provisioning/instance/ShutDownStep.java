package org.ownsky.provisioning.instance;

import java.time.Clock;
import java.time.Duration;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.springframework.stereotype.Component;

/** Presses the guest's power button, now and then again, and cuts the power once the time is over. */
@Component
class ShutDownStep implements SagaStep<InstanceJob> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PRESS_EVERY = Duration.ofSeconds(10);

    private final InstanceBuilder builder;
    private final InstanceRecords records;
    private final InstanceSettings settings;
    private final Clock clock;

    ShutDownStep(InstanceBuilder builder, InstanceRecords records, InstanceSettings settings, Clock clock) {
        this.builder = builder;
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "shut-down";
    }

    @Override
    public StepOutcome run(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        var node = builder.connection(instance);
        var uuid = instance.domain();
        if (node.domain(uuid).filter(domain -> domain.state().poweredOn()).isEmpty()) {
            return StepOutcome.done();
        }
        var waited = Duration.between(context.stepStartedAt(), clock.instant());
        if (waited.compareTo(settings.shutdownTimeout()) >= 0) {
            node.forceOff(uuid);
            return StepOutcome.done(
                    new Forced(waited.toSeconds()),
                    "The guest did not shut down in " + waited.toSeconds() + " s; its power was cut");
        }
        if (waited.toMillis() % PRESS_EVERY.toMillis() < LOOK_EVERY.toMillis()) {
            node.requestShutdown(uuid);
        }
        return StepOutcome.waiting(
                LOOK_EVERY,
                "Asked the guest to shut down · " + waited.toSeconds() + " s of "
                        + settings.shutdownTimeout().toSeconds() + " s");
    }

    @Override
    public void undo(SagaContext<InstanceJob> context) {
        // A guest that was asked to shut down cannot be unasked; the next sweep says what it did.
    }

    /** What the step records when it had to cut the power. */
    record Forced(long afterSeconds) {}
}
