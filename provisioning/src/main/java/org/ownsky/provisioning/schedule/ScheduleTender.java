package org.ownsky.provisioning.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Starts and stops instances when their schedules say so, each in a transaction of its own that holds its rows. What people do
 * in between stays done until the next time. Times that passed while nobody looked are not made up for one by one: what holds
 * now is done.
 */
@Component
class ScheduleTender {
    static final Duration TENDED_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTender.class);
    private static final int MOST_AT_A_TIME = 500;
    /** How soon to look again at an instance that something else works on. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ScheduleStore store;
    private final InstanceService instances;
    private final TransactionOperations transactions;
    private final Clock clock;

    ScheduleTender(ScheduleStore store, InstanceService instances, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.instances = instances;
        this.transactions = transactions;
        this.clock = clock;
    }

    void tend() {
        var now = clock.instant();
        for (var instance : store.due(now, MOST_AT_A_TIME)) {
            try {
                transactions.executeWithoutResult(_ -> tend(instance, now));
            } catch (RuntimeException e) {
                LOG.atInfo()
                        .addKeyValue("instance", instance.value())
                        .setCause(e)
                        .log("A schedule could not be followed; the next time it is tried again");
                putOff(instance, now);
            }
        }
    }

    /** One that cannot even be read keeps no other waiting. */
    private void putOff(InstanceId instance, Instant now) {
        try {
            transactions.executeWithoutResult(_ -> next(instance, store.lockDue(instance, now), now));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("instance", instance.value())
                    .setCause(e)
                    .log("A schedule could not be put off either");
        }
    }

    private void tend(InstanceId id, Instant now) {
        var schedules = store.lockDue(id, now);
        if (schedules.isEmpty()) {
            return;
        }
        var instance = find(id).filter(found -> found.state() != InstanceState.TERMINATED);
        if (instance.isEmpty()) {
            store.delete(id);
            return;
        }
        if (store.pausedUntil(id).filter(now::isBefore).isEmpty() && isBusy(instance.get())) {
            schedules.forEach(schedule -> store.due(id, schedule, now.plus(SOON)));
            return;
        }
        if (store.pausedUntil(id).filter(now::isBefore).isEmpty()) {
            follow(schedules, instance.get(), now);
        }
        next(id, schedules, now);
    }

    private void next(InstanceId id, List<Schedule> schedules, Instant now) {
        schedules.forEach(schedule -> store.due(id, schedule, schedule.next(now)));
    }

    private static boolean isBusy(InstanceView instance) {
        return instance.activeJob().isPresent() && instance.stateReason().isEmpty();
    }

    /** It runs while all schedules have it run. */
    private void follow(List<Schedule> schedules, InstanceView instance, Instant now) {
        var off = schedules.stream().filter(schedule -> !schedule.on(now)).toList();
        if (off.isEmpty() && instance.state() == InstanceState.STOPPED) {
            instances.act(by(schedules), instance.id(), InstanceAction.START, Optional.empty());
        } else if (!off.isEmpty() && instance.state() == InstanceState.RUNNING) {
            instances.act(by(off), instance.id(), InstanceAction.STOP, Optional.empty());
        }
    }

    private Optional<InstanceView> find(InstanceId id) {
        try {
            return Optional.of(instances.find(by(List.of()), id));
        } catch (CloudException gone) {
            if (gone.error() instanceof CloudError.NotFound) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    /** Jobs and audit say which rule it was. */
    private static Caller by(List<Schedule> schedules) {
        return new Caller(
                new UserId("usr-00000000000000000"),
                "Schedule by " + schedules.stream().map(Schedule::rule).collect(Collectors.joining(" and ")),
                Optional.empty(),
                Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
                "schedules");
    }
}
