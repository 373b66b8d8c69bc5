package org.ownsky.provisioning.instance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ProjectId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells audit, open browsers and metering what happened to instances, inside the transaction in which it happens. */
@Component
class InstanceJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final IdSource ids;

    InstanceJournal(AuditTrail audit, ChangeFeed changes, ApplicationEventPublisher events, Clock clock, IdSource ids) {
        this.audit = audit;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    InstanceId freshId() {
        return new InstanceId(ids.next(InstanceId.PREFIX));
    }

    Instant now() {
        return clock.instant();
    }

    void accepted(Caller caller, List<Instance> accepted, LaunchPlan plan) {
        var detail = plan.type().name() + ", " + plan.image().name() + ", " + plan.rootDisk() + " root disk";
        var made = Changes.of("state", null, InstanceState.PENDING.word())
                .with("type", null, plan.type().name())
                .with("image", null, plan.image().name())
                .with("root disk", null, plan.rootDisk());
        for (var instance : accepted) {
            audit.record(
                    caller, "instance.launch", instance.instanceId().value(), instance.name() + ": " + detail, made);
            changed(instance);
        }
    }

    void asked(Caller caller, Instance instance, InstanceAction action) {
        audit.record(
                caller,
                "instance." + action.verb().toLowerCase(java.util.Locale.ROOT),
                instance.instanceId().value(),
                instance.name() + " was " + instance.state().word(),
                action.aim()
                        .map(aim -> Changes.of("state", instance.state().word(), aim.word()))
                        .orElse(Changes.NONE));
        changed(instance);
    }

    void changed(Instance instance) {
        changed(instance.scope().project(), instance.instanceId());
    }

    void changed(ProjectId project, InstanceId instance) {
        changes.changed(project, instance.value());
    }

    void launched(Instance instance, Instant at) {
        events.publishEvent(new InstanceEvent.Launched(
                instance.instanceId(),
                instance.scope(),
                at,
                instance.typeName(),
                instance.vcpuCount(),
                instance.memorySize(),
                instance.rootDiskSize()));
    }

    void started(Instance instance, Instant at) {
        events.publishEvent(new InstanceEvent.Started(
                instance.instanceId(),
                instance.scope(),
                at,
                instance.typeName(),
                instance.vcpuCount(),
                instance.memorySize()));
    }

    void stopped(Instance instance, Instant at) {
        events.publishEvent(new InstanceEvent.Stopped(instance.instanceId(), instance.scope(), at));
    }

    void terminated(Instance instance, Instant at) {
        events.publishEvent(new InstanceEvent.Terminated(instance.instanceId(), instance.scope(), at));
    }
}
