package org.ownsky.provisioning.volume;

import java.util.List;
import java.util.Optional;
import org.ownsky.provisioning.instance.InstanceHost;
import org.ownsky.provisioning.instance.InstanceHosts;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes a volume. A blank local one needs no node yet; one with content gets its home and is filled there. */
@Component
class CreateVolumeSaga implements Saga<CreateJob> {
    static final String TYPE = "create-volume";

    private final VolumeRecords records;
    private final VolumeHome home;
    private final VolumeFiles files;
    private final InstanceHosts instances;
    private final ObjectProvider<VolumeContents> contents;
    private final VolumeOutcomes outcomes;

    CreateVolumeSaga(
            VolumeRecords records,
            VolumeHome home,
            VolumeFiles files,
            InstanceHosts instances,
            ObjectProvider<VolumeContents> contents,
            VolumeOutcomes outcomes) {
        this.records = records;
        this.home = home;
        this.files = files;
        this.instances = instances;
        this.contents = contents;
        this.outcomes = outcomes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<CreateJob> inputType() {
        return CreateJob.class;
    }

    @Override
    public List<SagaStep<CreateJob>> steps() {
        return List.of(
                new VolumeStep<>(
                        "place",
                        this::place,
                        context -> home.leaveUnused(context.input().volume())),
                new VolumeStep<>(
                        "fill",
                        this::fill,
                        context -> files.takeBack(context.input().volume())));
    }

    private StepOutcome place(SagaContext<CreateJob> context) {
        var id = context.input().volume();
        var source = records.get(id).source();
        if (source.isEmpty()) {
            return StepOutcome.done(
                    new Placed(""), "Its place is the node of the first instance that it is attached to");
        }
        var near = Optional.ofNullable(context.input().near())
                .flatMap(instances::find)
                .flatMap(InstanceHost::node);
        near.ifPresentOrElse(
                node -> home.bind(id, node),
                () -> home.bindAnywhere(id, contents.getObject().home(source.get())));
        var node = records.get(id).nodeName();
        return StepOutcome.done(new Placed(node), node);
    }

    private StepOutcome fill(SagaContext<CreateJob> context) {
        var id = context.input().volume();
        records.get(id).source().ifPresent(source -> files.fill(id, source));
        return StepOutcome.done();
    }

    @Override
    public void succeeded(SagaContext<CreateJob> context) {
        outcomes.created(context, context.input().volume());
    }

    @Override
    public void failed(SagaContext<CreateJob> context, String reason) {
        outcomes.notCreated(context, context.input().volume(), reason);
    }

    /** Where the place step put it; empty for nowhere yet. */
    record Placed(String node) {}
}
