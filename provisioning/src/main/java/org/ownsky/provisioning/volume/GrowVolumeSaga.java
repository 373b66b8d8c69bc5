package org.ownsky.provisioning.volume;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.springframework.stereotype.Component;

/** Makes a volume larger, under the guest that has it too. A disk cannot shrink: what is grown stays so. */
@Component
class GrowVolumeSaga implements Saga<VolumeJob> {
    static final String TYPE = "grow-volume";

    private final VolumeHome home;
    private final VolumeFiles files;
    private final VolumeOutcomes outcomes;

    GrowVolumeSaga(VolumeHome home, VolumeFiles files, VolumeOutcomes outcomes) {
        this.home = home;
        this.files = files;
        this.outcomes = outcomes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<VolumeJob> inputType() {
        return VolumeJob.class;
    }

    @Override
    public List<SagaStep<VolumeJob>> steps() {
        return List.of(
                new VolumeStep<>(
                        "claim",
                        this::claim,
                        context -> home.releaseGrowth(context.input().volume())),
                VolumeStep.lasting("grow", this::grow));
    }

    private StepOutcome claim(SagaContext<VolumeJob> context) {
        home.claimGrowth(context.input().volume());
        return StepOutcome.done();
    }

    private StepOutcome grow(SagaContext<VolumeJob> context) {
        files.grow(context.input().volume());
        return StepOutcome.done();
    }

    @Override
    public void succeeded(SagaContext<VolumeJob> context) {
        outcomes.grown(context, context.input().volume());
    }

    @Override
    public void failed(SagaContext<VolumeJob> context, String reason) {
        outcomes.notGrown(context, context.input().volume(), reason);
    }
}
