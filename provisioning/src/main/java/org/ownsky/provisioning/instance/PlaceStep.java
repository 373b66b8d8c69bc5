package org.ownsky.provisioning.instance;

import java.time.Duration;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.ownsky.provisioning.node.Nodes;
import org.ownsky.provisioning.placement.InstanceDemand;
import org.ownsky.provisioning.placement.PlacementService;
import org.springframework.stereotype.Component;

/** Chooses a node, claims room on it and waits for its turn there. The decision is stored as the step's output. */
@Component
class PlaceStep implements SagaStep<InstanceJob> {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

    private final PlacementService placement;
    private final Nodes nodes;
    private final InstanceRecords records;
    private final InstanceTeardown teardown;
    private final InstanceSettings settings;

    PlaceStep(
            PlacementService placement,
            Nodes nodes,
            InstanceRecords records,
            InstanceTeardown teardown,
            InstanceSettings settings) {
        this.placement = placement;
        this.nodes = nodes;
        this.records = records;
        this.teardown = teardown;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "place";
    }

    @Override
    public StepOutcome run(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        var decision = placement.place(new InstanceDemand(
                instance.id().value(), instance.vcpus(), instance.memory(), instance.rootDisk(), Architecture.X86_64));
        if (instance.node().isEmpty()) {
            records.placed(instance.id(), decision.node(), decision.nodeName(), nodes.acceleration(decision.node()));
        }
        if (!context.claimSlot(decision.node().value(), settings.jobsPerNode())) {
            return StepOutcome.waiting(
                    NEXT_LOOK,
                    "Waiting for its turn on " + decision.nodeName() + ", which works on " + settings.jobsPerNode()
                            + " at a time");
        }
        return StepOutcome.done(decision, decision.nodeName());
    }

    @Override
    public void undo(SagaContext<InstanceJob> context) {
        teardown.releasePlace(context.input().instance());
    }
}
