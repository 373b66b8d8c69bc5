package org.ownsky.bench;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.identity.SignInResult;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.quota.QuotaResource;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** What it costs to ask who may: the check in a service call, reading somebody's roles, a line of audit, a sign-in. */
final class AccessCostBenchmark implements Benchmark {
    private static final int CALLS = 100_000;
    private static final int ROUNDS = 20;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final Password PASSWORD = new Password("correct horse battery");

    @Override
    public String name() {
        return "access.cost";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(database, "portal", BenchCloud.fakeNodes(1))) {
            check(figures, cloud);
            var person = new Person(cloud);
            var callers = cloud.bean(Callers.class);
            var roles = Stopwatch.samples(500, 2_000, () -> callers.in(person.account, person.project));
            figures.printPercentile("access.roles.p50", roles, 0.5, "ms");
            audit(figures, cloud, callers.in(person.account, person.project));
            signIn(figures, cloud);
        }
    }

    /** Of a call that does next to nothing: with the check and all that is around a service, less the bare call. */
    private static void check(Figures figures, BenchCloud cloud) throws Exception {
        var service = cloud.bean(InstanceService.class);
        var bare = (InstanceService) AopProxyUtils.getSingletonTarget(service);
        if (bare == null) {
            throw new IllegalStateException("Nothing is around the service");
        }
        var member = BenchCloud.callerOf(1, EnumSet.of(Permission.PROJECT_READ));
        var reader = BenchCloud.callerOf(1, EnumSet.of(Permission.FLEET_READ));
        var checked = perCall(() -> service.types(member));
        var unchecked = perCall(() -> bare.types(reader));
        figures.print("access.check", Math.max(0, checked - unchecked), "us");
    }

    private static double perCall(Runnable call) throws Exception {
        var rounds = Stopwatch.samples(ROUNDS, ROUNDS, () -> {
            for (var done = 0; done < CALLS; done++) {
                call.run();
            }
        });
        return Figures.percentile(rounds, 0.5) * MICROS_PER_MILLI / CALLS;
    }

    /** The statement in a transaction that has begun; the commit is the work's own. */
    private static void audit(Figures figures, BenchCloud cloud, Caller caller) throws Exception {
        var trail = cloud.bean(AuditTrail.class);
        var transactions = cloud.bean(TransactionOperations.class);
        var changes = Changes.of("name", "before", "after");
        var samples = new double[2_000];
        for (var run = -500; run < samples.length; run++) {
            var at = run;
            transactions.executeWithoutResult(_ -> {
                var begun = System.nanoTime();
                trail.record(caller, "bench.write", caller.user().value(), "one of many", changes);
                if (at >= 0) {
                    samples[at] = (System.nanoTime() - begun) / 1e6;
                }
            });
        }
        figures.printPercentile("access.audit.p50", samples, 0.5, "ms");
        figures.printPercentile("access.audit.p99", samples, 0.99, "ms");
    }

    /** The whole attempt, less the password's hash by itself. */
    private static void signIn(Figures figures, BenchCloud cloud) throws Exception {
        var signIn = cloud.bean(SignIn.class);
        var encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        var hash = encoder.encode(PASSWORD.clear());
        var hashing = Stopwatch.samples(20, 50, () -> encoder.matches(PASSWORD.clear(), hash));
        var whole = Stopwatch.samples(20, 50, () -> {
            var result = signIn.attempt("bench", PASSWORD.clear(), "192.0.2.7");
            if (!(result instanceof SignInResult.Accepted)) {
                throw new IllegalStateException("Not signed in: " + result);
            }
        });
        var beyond = Figures.percentile(whole, 0.5) - Figures.percentile(hashing, 0.5);
        figures.print("access.sign-in", Math.max(0, beyond), "ms");
    }

    /** Somebody with a password and one role in a project. */
    private static final class Person {
        private final UserId account;
        private final ProjectId project;

        Person(BenchCloud cloud) {
            var operator = BenchCloud.callerOf(1, EnumSet.allOf(Permission.class));
            var limits = Map.<QuotaResource, Long>of();
            var tenant = cloud.bean(TenantService.class).create(operator, new Slug("bench"), "Bench", limits);
            project = cloud.bean(ProjectService.class)
                    .create(operator, tenant.id(), new Slug("bench"), "Bench", limits)
                    .id();
            var accounts = cloud.bean(AccountService.class);
            account = accounts.create(operator, NewAccount.person("bench", "Bench"), Optional.of(PASSWORD))
                    .id();
            accounts.grant(operator, account, Membership.in(project, Role.MEMBER));
        }
    }
}
