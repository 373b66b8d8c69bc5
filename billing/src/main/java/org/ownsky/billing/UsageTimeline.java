package org.ownsky.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns what was heard about one instance, volume or snapshot into what it used. The answer depends on the set of transitions and on nothing
 * else, neither the order in which they arrived nor how often.
 *
 * <p>Order is that of the transitions' own moments. At one moment, a stop of what runs comes before its start, a start of
 * what stands comes before its stop, and the termination comes last; nothing counts after it. Moments are cut to the second
 * when an interval is written, so that intervals that touch still touch.
 */
final class UsageTimeline {

    private record Level(Instant since, long quantity) {}

    private final Map<Meter, Level> levels = new EnumMap<>(Meter.class);
    private final List<UsageInterval> intervals = new ArrayList<>();

    private UsageTimeline() {}

    /** By meter and start, without overlap, at most one open for each meter. */
    static List<UsageInterval> of(Collection<? extends Transition> transitions) {
        var moments = new TreeMap<Instant, List<Transition>>();
        for (var transition : transitions) {
            moments.computeIfAbsent(transition.at(), at -> new ArrayList<>()).add(transition);
        }
        var timeline = new UsageTimeline();
        for (var moment : moments.values()) {
            moment.sort(timeline.order());
            moment.forEach(timeline::apply);
            if (moment.getLast() instanceof Transition.Terminated) {
                break;
            }
        }
        return timeline.finished();
    }

    private Comparator<Transition> order() {
        var runs = levels.containsKey(Meter.VCPU) || levels.containsKey(Meter.MEMORY);
        return Comparator.comparingInt(transition -> switch (transition) {
            case Transition.RootDisk disk -> 0;
            case Transition.Kept kept -> 0;
            case Transition.Stopped stopped -> runs ? 1 : 3;
            case Transition.Started started -> 2;
            case Transition.Terminated terminated -> 4;
        });
    }

    private void apply(Transition transition) {
        var at = transition.at();
        switch (transition) {
            case Transition.RootDisk disk -> change(Meter.ROOT_DISK, at, disk.bytes());
            case Transition.Kept kept -> change(kept.meter(), at, kept.bytes());
            case Transition.Started started -> {
                change(Meter.VCPU, at, started.vcpus());
                change(Meter.MEMORY, at, started.memoryBytes());
            }
            case Transition.Stopped stopped -> {
                change(Meter.VCPU, at, 0);
                change(Meter.MEMORY, at, 0);
            }
            case Transition.Terminated terminated -> {
                for (var meter : Meter.values()) {
                    change(meter, at, 0);
                }
            }
        }
    }

    private void change(Meter meter, Instant at, long quantity) {
        var before = levels.get(meter);
        if (before != null && before.quantity() == quantity) {
            return;
        }
        if (before != null) {
            close(meter, before, at);
        }
        if (quantity == 0) {
            levels.remove(meter);
            return;
        }
        levels.put(meter, new Level(at, quantity));
    }

    private void close(Meter meter, Level level, Instant at) {
        var start = UsageInterval.wholeSecond(level.since());
        var end = UsageInterval.wholeSecond(at);
        if (start.isBefore(end)) {
            intervals.add(new UsageInterval(meter, start, Optional.of(end), level.quantity()));
        }
    }

    private List<UsageInterval> finished() {
        levels.forEach((meter, level) -> intervals.add(new UsageInterval(
                meter, UsageInterval.wholeSecond(level.since()), Optional.empty(), level.quantity())));
        intervals.sort(Comparator.comparing(UsageInterval::meter).thenComparing(UsageInterval::start));
        return List.copyOf(intervals);
    }
}
