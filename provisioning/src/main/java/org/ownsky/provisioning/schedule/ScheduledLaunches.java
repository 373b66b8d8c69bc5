package org.ownsky.provisioning.schedule;

import java.time.Clock;
import java.util.List;
import org.ownsky.provisioning.instance.AcceptedLaunch;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.LaunchWitness;
import org.springframework.stereotype.Component;

/** Gives launched instances the schedules that policies say. */
@Component
class ScheduledLaunches implements LaunchWitness {
    private final ScheduleStore store;
    private final Clock clock;

    ScheduledLaunches(ScheduleStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void accepted(AcceptedLaunch launch) {
        var now = clock.instant();
        for (var terms : launch.decision().schedules()) {
            var schedule = new Schedule(
                    terms.rule().id().value(), terms.rule().words(), terms.start(), terms.stop(), terms.zone());
            launch.instances().forEach(instance -> store.insert(instance.id(), schedule, schedule.next(now)));
        }
    }

    @Override
    public void released(List<InstanceId> instances) {
        // What comes next comes by the clock, whenever they began.
    }
}
