package org.ownsky.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ownsky.OwnskyApplication;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application in this process, on a PostgreSQL that waits for the disk as the real one does. One database may serve
 * several, one after the other or at once, as the processes of an installation would.
 */
final class BenchCloud implements AutoCloseable {
    private static final List<String> SCHEMAS =
            List.of("quota", "provisioning", "billing", "identity", "credential", "audit");

    private final ConfigurableApplicationContext context;
    private final Caller caller;

    private BenchCloud(ConfigurableApplicationContext context) {
        this.context = context;
        this.caller = callerOf(1, EnumSet.allOf(Permission.class));
    }

    static TestDatabase database() {
        return TestDatabase.durable(SCHEMAS.stream().map(ModuleSchema::new).toList());
    }

    /**
     * Starts it.
     *
     * @param roles {@code portal}, {@code worker}, or both
     * @param settings more properties, {@code name=value}
     */
    static BenchCloud start(TestDatabase database, String roles, List<String> nodes, String... settings) {
        if (!roles.contains("worker")) {
            // Only a worker registers images: one comes and goes.
            start(database, "worker", List.of()).close();
        }
        var properties = new ArrayList<>(List.of(
                "server.port=0",
                "ownsky.roles=" + roles,
                "ownsky.database.url=" + database.url(),
                "ownsky.database.username=postgres",
                "ownsky.nodes=" + String.join(",", nodes),
                "ownsky.images-dir=" + Stand.images(),
                "logging.level.root=WARN"));
        properties.addAll(List.of(settings));
        var context = new SpringApplicationBuilder(OwnskyApplication.class)
                .initializers(starting ->
                        starting.getBeanFactory().registerSingleton("withoutTestBeans", new WithoutTestBeans()))
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
        var cloud = new BenchCloud(context);
        cloud.openQuota();
        return cloud;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One that has no public type of its own. */
    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** May do everything, in a project without limits. */
    Caller caller() {
        return caller;
    }

    static Caller callerOf(int tenant, EnumSet<Permission> permissions) {
        return new Caller(
                new UserId("usr-%017x".formatted(1)), "Bench", Optional.of(scopeOf(tenant)), permissions, "127.0.0.1");
    }

    static ProjectScope scopeOf(int tenant) {
        return new ProjectScope(
                new TenantId("ten-%017x".formatted(tenant)), new ProjectId("prj-%017x".formatted(tenant)));
    }

    /** One smallest instance of the smallest image. */
    LaunchRequest smallest(String name) {
        return smallest(name, Optional.empty());
    }

    LaunchRequest smallest(String name, Optional<org.ownsky.provisioning.keypair.KeyPairId> key) {
        return new LaunchRequest(name, 1, tiny(), "t.nano", key, "", Optional.empty(), Optional.empty());
    }

    private ImageId tiny() {
        return bean(ImageService.class).list(caller).stream()
                .filter(image -> image.name().equals("tiny"))
                .map(ImageView::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The image tiny is not in " + Stand.images() + "; bin/image build tiny makes it"));
    }

    private void openQuota() {
        var quota = bean(QuotaService.class);
        var scope = scopeOf(1);
        quota.openTenant(scope.tenant(), "bench", Map.of());
        quota.openProject(scope, "bench", Map.of());
    }

    /** Fake machines with room for a thousand small guests each. */
    static List<String> fakeNodes(int count) {
        return Stream.iterate(1, number -> number + 1)
                .limit(count)
                .map("fake://node-%03d?cpus=128&memory=512GiB&storage=16TiB"::formatted)
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
