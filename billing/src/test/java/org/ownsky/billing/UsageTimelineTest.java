package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ownsky.billing.Transition.RootDisk;
import org.ownsky.billing.Transition.Started;
import org.ownsky.billing.Transition.Stopped;
import org.ownsky.billing.Transition.Terminated;

class UsageTimelineTest {

    @Test
    void nothingHeardIsNothingUsed() {
        assertThat(UsageTimeline.of(List.of())).isEmpty();
    }

    @Test
    void aDiskCountsFromAllocationToTerminationAndTheRestWhileItRuns() {
        assertThat(UsageTimeline.of(List.of(
                        new RootDisk(at(10), 100),
                        new Started(at(20), 2, 50),
                        new Stopped(at(30)),
                        new Started(at(40), 2, 50),
                        new Terminated(at(60)))))
                .containsExactly(
                        closed(Meter.VCPU, 20, 30, 2),
                        closed(Meter.VCPU, 40, 60, 2),
                        closed(Meter.MEMORY, 20, 30, 50),
                        closed(Meter.MEMORY, 40, 60, 50),
                        closed(Meter.ROOT_DISK, 10, 60, 100));
    }

    @Test
    void whatHasNotEndedIsOpen() {
        assertThat(UsageTimeline.of(List.of(new RootDisk(at(10), 100), new Started(at(20), 2, 50))))
                .containsExactly(open(Meter.VCPU, 20, 2), open(Meter.MEMORY, 20, 50), open(Meter.ROOT_DISK, 10, 100));
    }

    @Test
    void aChangedSizeClosesAndOpensOnlyItsMeter() {
        assertThat(UsageTimeline.of(List.of(
                        new Started(at(10), 2, 50),
                        new Started(at(20), 4, 50),
                        new RootDisk(at(5), 100),
                        new RootDisk(at(25), 200))))
                .containsExactly(
                        closed(Meter.VCPU, 10, 20, 2),
                        open(Meter.VCPU, 20, 4),
                        open(Meter.MEMORY, 10, 50),
                        closed(Meter.ROOT_DISK, 5, 25, 100),
                        open(Meter.ROOT_DISK, 25, 200));
    }

    @Test
    void aStopAndStartAtOneMomentOfSomethingRunningIsAReboot() {
        assertThat(UsageTimeline.of(
                        List.of(new Started(at(10), 2, 50), new Started(at(20), 2, 50), new Stopped(at(20)))))
                .containsExactly(
                        closed(Meter.VCPU, 10, 20, 2),
                        open(Meter.VCPU, 20, 2),
                        closed(Meter.MEMORY, 10, 20, 50),
                        open(Meter.MEMORY, 20, 50));
    }

    @Test
    void aStartAndStopAtOneMomentOfSomethingStandingIsNothing() {
        assertThat(UsageTimeline.of(List.of(new Stopped(at(10)), new Started(at(10), 2, 50))))
                .isEmpty();
    }

    @Test
    void whatIsTerminatedUsesNothingEverAfter() {
        assertThat(UsageTimeline.of(List.of(
                        new Terminated(at(20)),
                        new Started(at(20), 2, 50),
                        new Started(at(30), 2, 50),
                        new RootDisk(at(40), 100),
                        new Terminated(at(50)),
                        new Started(at(10), 2, 50))))
                .containsExactly(closed(Meter.VCPU, 10, 20, 2), closed(Meter.MEMORY, 10, 20, 50));
    }

    @Test
    void aStopOrTerminationWithoutStartEndsNothing() {
        assertThat(UsageTimeline.of(List.of(new Stopped(at(10)), new Terminated(at(20)))))
                .isEmpty();
    }

    @Test
    void aLostStopDoesNotCountTwice() {
        assertThat(UsageTimeline.of(List.of(new Started(at(10), 1, 5), new Started(at(20), 1, 5), new Stopped(at(30)))))
                .containsExactly(closed(Meter.VCPU, 10, 30, 1), closed(Meter.MEMORY, 10, 30, 5));
    }

    @Test
    void momentsAreCutToTheSecondAndShortRunsVanish() {
        assertThat(UsageTimeline.of(List.of(
                        new Started(at(10).plusMillis(100), 1, 5),
                        new Stopped(at(10).plusMillis(900)),
                        new Started(at(10).plusMillis(950), 1, 5),
                        new Stopped(at(12).plusMillis(1)))))
                .containsExactly(closed(Meter.VCPU, 10, 12, 1), closed(Meter.MEMORY, 10, 12, 5));
    }

    @Test
    void brokenIntervalsCannotBeMade() {
        assertThatThrownBy(() -> closed(Meter.VCPU, 10, 10, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(Meter.VCPU, 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UsageInterval(Meter.VCPU, at(1).plusMillis(1), Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static UsageInterval closed(Meter meter, long start, long end, long quantity) {
        return new UsageInterval(meter, at(start), Optional.of(at(end)), quantity);
    }

    private static UsageInterval open(Meter meter, long start, long quantity) {
        return new UsageInterval(meter, at(start), Optional.empty(), quantity);
    }
}
