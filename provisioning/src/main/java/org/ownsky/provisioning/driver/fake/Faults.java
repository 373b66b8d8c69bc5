package org.ownsky.provisioning.driver.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.ownsky.provisioning.driver.spi.DriverException;

/**
 * What shall go wrong on a fake node, and what was called there. A fault aims at the next call of its kind unless told
 * otherwise, strikes once, and is forgotten:
 *
 * <pre>{@code
 * node.faults().at(FakeCall.START).fail(Kind.FAILED);
 * node.faults().at(FakeCall.DEFINE).nth(3).loseAnswer(Kind.TIMEOUT);
 * node.faults().at(FakeCall.DEFINE).always().fail(Kind.NO_SPACE);
 * Release release = node.faults().at(FakeCall.START).hang();
 * }</pre>
 */
public final class Faults {
    /** Ends a hang. */
    @FunctionalInterface
    public interface Release {
        void release();
    }

    private final List<Rule> rules = new ArrayList<>();
    private final List<CountDownLatch> hangs = new ArrayList<>();
    private final Map<FakeCall, Integer> calls = new EnumMap<>(FakeCall.class);
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration timeout = Duration.ofSeconds(30);

    Faults() {}

    /** Begins a fault at one kind of call. */
    public Aim at(FakeCall call) {
        return new Aim(call, 1, false);
    }

    /** Begins a fault at whatever is called. */
    public Aim atAnyCall() {
        return new Aim(null, 1, false);
    }

    /** Makes every call take so long. */
    public void latency(Duration latency) {
        this.latency = latency;
    }

    /** How long a hanging call waits before it is {@link DriverException.Kind#TIMEOUT}; 30 s at first. */
    public void timeout(Duration timeout) {
        this.timeout = timeout;
    }

    /** Forgets all faults, releases what hangs, answers without delay. Counts stay. */
    public synchronized void clear() {
        hangs.forEach(CountDownLatch::countDown);
        hangs.clear();
        rules.clear();
        latency = Duration.ZERO;
    }

    /** How often this was called, faults included. */
    public synchronized int count(FakeCall call) {
        return calls.getOrDefault(call, 0);
    }

    synchronized Optional<Fault> next(FakeCall call) {
        calls.merge(call, 1, Integer::sum);
        List<Rule> aimed = rules.stream().filter(rule -> rule.aimsAt(call)).toList();
        aimed.forEach(Rule::count);
        Optional<Rule> strikes = aimed.stream().filter(Rule::due).findFirst();
        strikes.filter(rule -> !rule.always).ifPresent(rules::remove);
        return strikes.map(rule -> rule.fault);
    }

    Duration latency() {
        return latency;
    }

    Duration timeout() {
        return timeout;
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
        if (rule.fault instanceof Fault.Hangs hang) {
            hangs.add(hang.released());
        }
    }

    private synchronized void forget(Rule rule) {
        rules.remove(rule);
    }

    /** Where a fault shall strike. */
    public final class Aim {
        private final @Nullable FakeCall call;
        private final int nth;
        private final boolean always;

        private Aim(@Nullable FakeCall call, int nth, boolean always) {
            this.call = call;
            this.nth = nth;
            this.always = always;
        }

        /** Strikes at the n-th such call from now, counted from 1. */
        public Aim nth(int nth) {
            return new Aim(call, nth, always);
        }

        /** Strikes at every such call, from the n-th on, until cleared. */
        public Aim always() {
            return new Aim(call, nth, true);
        }

        /** The call has no effect and throws this. */
        public void fail(DriverException.Kind kind) {
            add(new Rule(call, nth, always, new Fault.Fails(kind)));
        }

        /** The call has its effect and throws this, usually TIMEOUT or UNREACHABLE. */
        public void loseAnswer(DriverException.Kind kind) {
            add(new Rule(call, nth, always, new Fault.LosesAnswer(kind)));
        }

        /** The call does half of its work, as a node that dies in the middle; the next call finds the node back. */
        public void dieHalfWay() {
            add(new Rule(call, nth, always, new Fault.DiesHalfWay()));
        }

        /** The call waits until released and then goes on, or has no effect and is TIMEOUT. */
        public Release hang() {
            CountDownLatch released = new CountDownLatch(1);
            Rule rule = new Rule(call, nth, always, new Fault.Hangs(released));
            add(rule);
            return () -> {
                forget(rule);
                released.countDown();
            };
        }
    }

    private static final class Rule {
        private final @Nullable FakeCall call;
        private final boolean always;
        private final Fault fault;
        private int remaining;

        private Rule(@Nullable FakeCall call, int nth, boolean always, Fault fault) {
            this.call = call;
            this.remaining = nth;
            this.always = always;
            this.fault = fault;
        }

        private boolean aimsAt(FakeCall called) {
            return call == null || call == called;
        }

        private void count() {
            remaining--;
        }

        /** Also when another fault struck at its turn: then it strikes at the next call. */
        private boolean due() {
            return remaining <= 0;
        }
    }
}
