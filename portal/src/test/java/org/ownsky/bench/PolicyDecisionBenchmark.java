package org.ownsky.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.quota.policy.LaunchDraft;
import org.ownsky.quota.policy.LaunchPolicies;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyRule;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyService;
import org.ownsky.quota.policy.PolicyState;
import org.springframework.transaction.support.TransactionTemplate;

/** What 200 policies and the quota add to a launch's transaction: both decisions, without the commit that the launch has anyway. */
final class PolicyDecisionBenchmark implements Benchmark {
    private static final int RULES = 200;
    private static final int WARM_UP = 2_000;
    private static final int COUNT = 2_000;

    @Override
    public String name() {
        return "policy.decide";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", List.of())) {
            fill(cloud);
            var policies = cloud.bean(LaunchPolicies.class);
            var quota = cloud.bean(QuotaService.class);
            var transaction = cloud.bean(TransactionTemplate.class);
            var number = new AtomicInteger();
            Runnable launch = () -> transaction.executeWithoutResult(_ -> decide(policies, quota, number));
            Stopwatch.samples(WARM_UP, 1, launch::run);
            var samples = new double[COUNT];
            for (var sample = 0; sample < COUNT; sample++) {
                var index = sample;
                transaction.executeWithoutResult(_ -> {
                    var begun = System.nanoTime();
                    decide(policies, quota, number);
                    samples[index] = (System.nanoTime() - begun) / 1e6;
                });
            }
            figures.printPercentile("policy.decide.p50", samples, 0.5, "ms");
            figures.printPercentile("policy.decide.p99", samples, 0.99, "ms");
        }
    }

    private static void decide(LaunchPolicies policies, QuotaService quota, AtomicInteger number) {
        var holder = "i-%017x".formatted(number.incrementAndGet());
        policies.admit(
                BenchCloud.scopeOf(1),
                "Bench",
                new LaunchDraft(
                        List.of("bench-1"),
                        "t.nano",
                        new VcpuCount(1),
                        Bytes.ofMib(128),
                        Bytes.ofGib(1),
                        "tiny",
                        Map.of("owner", "bench")));
        quota.reserve(
                BenchCloud.scopeOf(1),
                List.of(new QuotaDemand(
                        holder,
                        Map.of(
                                QuotaResource.INSTANCES,
                                1L,
                                QuotaResource.VCPUS,
                                1L,
                                QuotaResource.MEMORY,
                                Bytes.ofMib(128).value(),
                                QuotaResource.ROOT_DISK,
                                Bytes.ofGib(1).value()))));
    }

    /** Half in the tenant, half in the project; all are judged, and none refuses. */
    private static void fill(BenchCloud cloud) {
        var service = cloud.bean(PolicyService.class);
        var caller = BenchCloud.callerOf(1, EnumSet.allOf(Permission.class));
        var scope = BenchCloud.scopeOf(1);
        for (var index = 0; index < RULES; index++) {
            var rule = switch (index % 4) {
                case 0 ->
                    new PolicyRule.Approval(Optional.of(20), Optional.empty(), Set.of(), Set.of("other"), Set.of());
                case 1 -> new PolicyRule.AllowedTypes(Set.of("t.nano", "t.micro"));
                case 2 -> new PolicyRule.RequiredTags(Set.of("owner"));
                default -> new PolicyRule.NamePattern(Set.of(new org.ownsky.quota.policy.NameGlob("bench-*")));
            };
            service.create(
                    caller,
                    index % 2 == 0 ? new PolicyScope.OfTenant(scope.tenant()) : new PolicyScope.OfProject(scope),
                    new PolicyDraft("Rule " + index, PolicyState.ON, rule));
        }
    }
}
