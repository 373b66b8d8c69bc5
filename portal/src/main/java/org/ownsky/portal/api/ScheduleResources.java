package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.schedule.ScheduleService;
import org.ownsky.provisioning.schedule.ScheduleView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/schedules")
@Meaning("Schedules")
class ScheduleResources {
    private final ScheduleService schedules;
    private final Reach reach;

    ScheduleResources(ScheduleService schedules, Reach reach) {
        this.schedules = schedules;
        this.reach = reach;
    }

    @Meaning("When an instance is started and stopped")
    record Schedule(
            @Meaning("One a policy; the instance runs while all of them have it run")
            List<Times> times,

            @Meaning("When one of them starts or stops it next")
            Instant next,

            @Meaning("Until when they do nothing") Optional<Instant> offUntil) {
        static Schedule of(ScheduleView view) {
            return new Schedule(view.lines().stream().map(Times::of).toList(), view.next(), view.pausedUntil());
        }
    }

    @Meaning("One policy's times, as lines of crontab(5)")
    record Times(
            @Meaning(value = "When it starts", example = "0 8 * * MON-FRI")
            String start,

            @Meaning(value = "When it stops", example = "0 18 * * MON-FRI")
            String stop,

            @Meaning(value = "By whose clock", example = "Europe/Vienna")
            String zone,

            @Meaning("The policy") String rule) {
        static Times of(ScheduleView.Line line) {
            return new Times(line.start(), line.stop(), line.zone(), line.rule());
        }
    }

    @Meaning("Until when schedules do nothing")
    record Pause(
            @Meaning("At most 365 days from now; absent, they go on")
            Optional<Instant> offUntil) {}

    @GetMapping("/{instance}")
    @Meaning("One instance's schedules")
    Schedule schedule(
            @Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance) {
        var id = Reach.id("instance", InstanceId.PREFIX, instance, InstanceId::new);
        return found(id, schedules.find(reach.at(id), id));
    }

    @PutMapping("/{instance}")
    @Meaning("Has an instance's schedules do nothing for a while; needs the role member in the project")
    Schedule pause(
            @Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance,
            @RequestBody Pause body) {
        var id = Reach.id("instance", InstanceId.PREFIX, instance, InstanceId::new);
        var caller = reach.at(id);
        schedules.pause(caller, id, body.offUntil().orElse(Instant.EPOCH));
        return found(id, schedules.find(caller, id));
    }

    private static Schedule found(InstanceId id, Optional<ScheduleView> schedule) {
        return schedule.map(Schedule::of)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("schedule", id.value())));
    }
}
