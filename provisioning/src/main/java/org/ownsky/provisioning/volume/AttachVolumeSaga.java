package org.ownsky.provisioning.volume;

import java.util.List;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.springframework.stereotype.Component;

/** Gives a volume to a guest, whether that runs or not; the first time, it is made on the guest's node. */
@Component
class AttachVolumeSaga implements Saga<AttachmentJob> {
    static final String TYPE = "attach-volume";

    private final VolumeHome home;
    private final VolumeFiles files;
    private final Attachments attachments;
    private final VolumeOutcomes outcomes;

    AttachVolumeSaga(VolumeHome home, VolumeFiles files, Attachments attachments, VolumeOutcomes outcomes) {
        this.home = home;
        this.files = files;
        this.attachments = attachments;
        this.outcomes = outcomes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<AttachmentJob> inputType() {
        return AttachmentJob.class;
    }

    @Override
    public List<SagaStep<AttachmentJob>> steps() {
        return List.of(
                new VolumeStep<>(
                        "place",
                        this::place,
                        context -> home.leaveUnused(context.input().volume())),
                new VolumeStep<>(
                        "make",
                        this::make,
                        context -> files.takeBack(context.input().volume())),
                new VolumeStep<>("attach", this::attach, this::detach));
    }

    private StepOutcome place(SagaContext<AttachmentJob> context) {
        var host = attachments.host(context.input().instance());
        home.bind(context.input().volume(), host.node().orElseThrow());
        return StepOutcome.done(new CreateVolumeSaga.Placed(host.nodeName()), host.nodeName());
    }

    private StepOutcome make(SagaContext<AttachmentJob> context) {
        files.makeBlank(context.input().volume());
        return StepOutcome.done();
    }

    private StepOutcome attach(SagaContext<AttachmentJob> context) {
        attachments.plug(context.input());
        return StepOutcome.done();
    }

    private void detach(SagaContext<AttachmentJob> context) {
        attachments.unplug(context.input().volume(), context.input().instance(), false);
    }

    @Override
    public void succeeded(SagaContext<AttachmentJob> context) {
        outcomes.attached(context, context.input().volume());
    }

    @Override
    public void failed(SagaContext<AttachmentJob> context, String reason) {
        outcomes.notAttached(context, context.input().volume(), reason);
    }
}
