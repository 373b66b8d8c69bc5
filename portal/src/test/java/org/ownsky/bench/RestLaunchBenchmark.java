package org.ownsky.bench;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.api.ApiClient;
import org.ownsky.portal.credential.TokenService;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantService;
import org.springframework.core.env.Environment;

/** A launch over HTTP, as a script does it: token, JSON, permission, quota, rows and job, until the answer is read. */
final class RestLaunchBenchmark implements Benchmark {
    private static final int WARM_UP = 2_000;
    private static final int LAUNCHES = 300;

    @Override
    public String name() {
        return "rest.launch";
    }

    @Override
    public void run(Figures figures) throws Exception {
        try (var database = BenchCloud.database();
                var cloud = BenchCloud.start(
                        database,
                        "portal",
                        BenchCloud.fakeNodes(1),
                        "ownsky.api.requests-per-minute=1000000",
                        "ownsky.api.requests-per-minute-and-address=1000000")) {
            var place = place(cloud);
            var number = new AtomicInteger();
            var samples = Stopwatch.samples(WARM_UP, LAUNCHES, () -> {
                var answer = place.client().post("instances", """
                        {"projectId": "%s", "name": "bench-%d", "image": "tiny", "instanceType": "t.nano"}""".formatted(place.project(), number.incrementAndGet()));
                if (answer.status() != 202) {
                    throw new IllegalStateException("Not launched: " + answer.body());
                }
            });
            figures.printPercentile("rest.launch.p50", samples, 0.5, "ms");
            figures.printPercentile("rest.launch.p99", samples, 0.99, "ms");
        }
    }

    private record Place(String project, ApiClient client) {}

    /** A project without limits, and a member of it with a token. */
    private static Place place(BenchCloud cloud) {
        var operator = BenchCloud.callerOf(1, EnumSet.allOf(Permission.class));
        var tenant = cloud.bean(TenantService.class).create(operator, new Slug("bench"), "Bench", Map.of());
        var project =
                cloud.bean(ProjectService.class).create(operator, tenant.id(), new Slug("bench"), "Bench", Map.of());
        var accounts = cloud.bean(AccountService.class);
        var person = accounts.create(operator, NewAccount.person("bench", "Bench"), Optional.empty());
        accounts.grant(operator, person.id(), Membership.in(project.id(), Role.MEMBER));
        var owner = new Caller(person.id(), person.displayName(), Optional.empty(), Set.of(), "127.0.0.1");
        var token = cloud.bean(TokenService.class)
                .create(owner, "bench", Optional.empty())
                .secret();
        var port = Integer.parseInt(cloud.bean(Environment.class).getRequiredProperty("local.server.port"));
        return new Place(project.id().value(), ApiClient.with(port, token));
    }
}
