package org.ownsky.bench;

import java.util.Map;
import java.util.Optional;

/** What a figure has to reach; a product that misses one is too slow or too large. */
record Target(Bound bound, double limit) {

    /** Whether smaller or larger figures are the better ones. */
    enum Bound {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** By figure, in the units in which the figures are told. */
    private static final Map<String, Target> ALL = Map.ofEntries(
            Map.entry("launch.accept.p50", atMost(8)),
            Map.entry("launch.accept.p99", atMost(40)),
            Map.entry("launch.accept.throughput", atLeast(250)),
            Map.entry("quota.decide.throughput", atLeast(200)),
            Map.entry("quota.decide.wrong", atMost(0)),
            Map.entry("launch.running.fake.p50", atMost(60)),
            Map.entry("launch.drain.fake", atLeast(100)),
            Map.entry("launch.drain.fake.failed", atMost(0)),
            Map.entry("launch.overhead.libvirt.p50", atMost(150)),
            Map.entry("launch.ssh.ratio", atMost(1.15)),
            Map.entry("disk.attach.overhead.p50", atMost(300)),
            Map.entry("disk.detach.overhead.p50", atMost(1000)),
            Map.entry("disk.create.100", atMost(5000)),
            Map.entry("disk.backup.ratio", atMost(1.2)),
            Map.entry("instances.page.p99", atMost(30)),
            Map.entry("placement.decide.p50", atMost(2)),
            Map.entry("policy.decide.p99", atMost(1)),
            Map.entry("rest.launch.p50", atMost(20)),
            Map.entry("dashboard.p50", atMost(200)),
            Map.entry("access.members.p99", atMost(50)),
            Map.entry("access.switcher.p99", atMost(50)),
            Map.entry("access.check", atMost(50)),
            Map.entry("access.audit.p50", atMost(1)),
            Map.entry("access.sign-in", atMost(300)),
            Map.entry("portal.ready", atMost(6)),
            Map.entry("portal.rss", atMost(700)),
            Map.entry("portal.idle.cpu", atMost(2)),
            Map.entry("session.bytes", atMost(300)));

    static Optional<Target> of(String figure) {
        return Optional.ofNullable(ALL.get(figure));
    }

    static Target atMost(double limit) {
        return new Target(Bound.AT_MOST, limit);
    }

    static Target atLeast(double limit) {
        return new Target(Bound.AT_LEAST, limit);
    }

    boolean isMet(double value) {
        return switch (bound) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
        };
    }

    /** As people write it: {@code ≤ 8}. */
    @Override
    public String toString() {
        return bound.sign + " " + Figures.shown(limit);
    }
}
