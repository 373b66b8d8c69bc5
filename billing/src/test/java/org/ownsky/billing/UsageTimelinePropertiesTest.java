package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every life, checked on random ones; a failure names its repetition, which is the seed. */
class UsageTimelinePropertiesTest {
    private static final int LIVES = 300;

    @RepeatedTest(LIVES)
    void orderAndRepetitionOfDeliveriesDoNotMatter(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var life = RandomLife.of(random);

        assertThat(UsageTimeline.of(RandomLife.delivered(life, random))).isEqualTo(UsageTimeline.of(life));
    }

    @RepeatedTest(LIVES)
    void intervalsOfAMeterNeverOverlapAndOnlyTheLastIsOpen(RepetitionInfo repetition) {
        var life = RandomLife.of(new Random(repetition.getCurrentRepetition()));

        for (var meter : Meter.values()) {
            var intervals = of(meter, UsageTimeline.of(life));
            for (var index = 1; index < intervals.size(); index++) {
                assertThat(intervals.get(index - 1).end().orElseThrow())
                        .isBeforeOrEqualTo(intervals.get(index).start());
            }
        }
    }

    /** Against the plainest way to count: look at every second of the life and ask what was in use at its end. */
    @RepeatedTest(LIVES)
    void everySecondCountsWhatWasInUseWhenItWasOver(RepetitionInfo repetition) {
        var life = RandomLife.of(new Random(repetition.getCurrentRepetition()));
        var until = life.getLast().at().truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);
        var begin = life.getFirst().at().truncatedTo(ChronoUnit.SECONDS);

        for (var meter : Meter.values()) {
            var counted = 0L;
            for (var second = begin; second.isBefore(until); second = second.plusSeconds(1)) {
                counted += inUse(meter, life, second.plusSeconds(1));
            }
            assertThat(total(of(meter, UsageTimeline.of(life)), until)).isEqualTo(counted);
        }
    }

    /** Replays the life, which is in order, until just before a moment. */
    private static long inUse(Meter meter, List<Transition> life, Instant before) {
        var quantity = 0L;
        for (var transition : life) {
            if (!transition.at().isBefore(before)) {
                break;
            }
            quantity = switch (transition) {
                case Transition.RootDisk disk -> meter == Meter.ROOT_DISK ? disk.bytes() : quantity;
                case Transition.Started started ->
                    switch (meter) {
                        case VCPU -> started.vcpus();
                        case MEMORY -> started.memoryBytes();
                        case ROOT_DISK, VOLUME, SNAPSHOT -> quantity;
                    };
                case Transition.Stopped stopped -> meter == Meter.ROOT_DISK ? quantity : 0;
                case Transition.Kept kept -> meter == kept.meter() ? kept.bytes() : quantity;
                case Transition.Terminated terminated -> 0;
            };
        }
        return quantity;
    }

    private static long total(List<UsageInterval> intervals, Instant until) {
        return intervals.stream()
                .mapToLong(interval -> interval.quantity()
                        * Duration.between(interval.start(), interval.end().orElse(until))
                                .toSeconds())
                .sum();
    }

    private static List<UsageInterval> of(Meter meter, List<UsageInterval> intervals) {
        return intervals.stream().filter(interval -> interval.meter() == meter).toList();
    }
}
