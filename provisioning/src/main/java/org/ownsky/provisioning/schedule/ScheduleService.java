package org.ownsky.provisioning.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows by which schedules an instance runs, and lets them do nothing for a while. */
@Service
public class ScheduleService {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

    private final ScheduleStore store;
    private final InstanceService instances;
    private final AuditTrail audit;
    private final Clock clock;

    ScheduleService(ScheduleStore store, InstanceService instances, AuditTrail audit, Clock clock) {
        this.store = store;
        this.instances = instances;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An instance's schedules; empty for one that has none.
     *
     * @throws CloudException NotFound for an instance that the caller may not see
     */
    @Transactional(readOnly = true)
    public Optional<ScheduleView> find(Caller caller, InstanceId instance) {
        var schedules = store.of(instances.find(caller, instance).id());
        var now = clock.instant();
        return schedules.stream()
                .map(schedule -> schedule.next(now))
                .min(Instant::compareTo)
                .map(next -> new ScheduleView(
                        schedules.stream()
                                .map(schedule -> new ScheduleView.Line(
                                        schedule.start().text(),
                                        schedule.stop().text(),
                                        schedule.zone().getId(),
                                        schedule.rule()))
                                .toList(),
                        next,
                        store.pausedUntil(instance).filter(now::isBefore)));
    }

    /**
     * Has an instance's schedules do nothing until a moment; a moment that is past lets them go on. Needs INSTANCE_OPERATE in
     * the project.
     *
     * @throws CloudException InvalidInput for more than 365 days
     */
    @Transactional
    public void pause(Caller caller, InstanceId instance, Instant until) {
        var view = instances.find(caller, instance);
        if (!caller.mayOperate(view.project(), Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        var farthest = clock.instant().plus(LONGEST_PAUSE);
        if (until.isAfter(farthest)) {
            throw CloudException.invalid("Off until", until.toString(), "at most " + farthest);
        }
        var before = store.pausedUntil(instance).orElse(null);
        store.pause(instance, until);
        audit.record(
                caller,
                "schedule.pause",
                instance.value(),
                view.name() + " follows no schedule until " + until,
                Changes.of("off until", before, until));
    }
}
