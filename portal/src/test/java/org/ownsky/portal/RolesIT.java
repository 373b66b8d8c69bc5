package org.ownsky.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.OwnskyApplication;
import org.ownsky.bench.WithoutTestBeans;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes on one database: what a portal accepts a worker does, and neither does the other's part. */
class RolesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PORTALS_ONLY = List.of("firstStart", "changeListener", "portalSecurity");
    private static final List<String> WORKERS_ONLY = List.of("jobEngine", "nodeMonitor", "goldenImages");
    private static final long IMAGE_SIZE = 1L << 28;
    private static final ProjectScope SCOPE =
            new ProjectScope(new TenantId("ten-00000000000000001"), new ProjectId("prj-00000000000000001"));
    private static final Caller MEMBER = new Caller(
            new UserId("usr-00000000000000001"),
            "Ada",
            Optional.of(SCOPE),
            Set.of(Permission.PROJECT_READ, Permission.INSTANCE_OPERATE),
            "192.0.2.1");

    @TempDir
    Path directory;

    private final TestDatabase database =
            TestDatabase.create(Stream.of("quota", "provisioning", "billing", "identity", "audit")
                    .map(ModuleSchema::new)
                    .toList());
    private final AtomicLong accountsWhenServing = new AtomicLong(-1);
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.reversed().forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    @Test
    void aPortalAcceptsWhatAWorkerDoes() throws Exception {
        var images = Files.createDirectory(directory.resolve("images"));
        offer(images);
        var portal = start("portal", Files.createDirectory(directory.resolve("none")));
        var worker = start("worker", images);

        assertThat(PORTALS_ONLY).allMatch(portal::containsBean).noneMatch(worker::containsBean);
        assertThat(WORKERS_ONLY).allMatch(worker::containsBean).noneMatch(portal::containsBean);

        portal.getBean(QuotaService.class).openTenant(SCOPE.tenant(), Map.of());
        portal.getBean(QuotaService.class).openProject(SCOPE, Map.of());
        var instances = portal.getBean(InstanceService.class);
        var image = portal.getBean(ImageService.class).list(MEMBER).getFirst().id();
        await().atMost(PATIENCE).until(() -> rows("provisioning.node where state = 'UP'") == 1);
        var id = instances
                .launch(
                        MEMBER,
                        new LaunchRequest(
                                "web", 1, image, "t.nano", Optional.empty(), "", Optional.empty(), Optional.empty()))
                .getFirst()
                .id();
        awaitState(instances, id, InstanceState.RUNNING);
        await().atMost(PATIENCE).until(() -> rows("billing.usage_interval where ends is null") == 3);

        instances.act(MEMBER, id, InstanceAction.TERMINATE, Optional.empty());
        awaitState(instances, id, InstanceState.TERMINATED);
        await().atMost(PATIENCE).until(() -> rows("billing.usage_interval where ends is null") == 0);
        assertThat(rows("quota.ledger") + rows("provisioning.placement") + rows("provisioning.address"))
                .isZero();
    }

    @Test
    void aWorkerServesItsHealthAndNothingElse() throws Exception {
        var worker = start("worker", directory);

        assertThat(status(worker, "/actuator/health")).isEqualTo(200);
        for (var path : List.of("/", "/sign-in", "/instances", "/VAADIN/", "/actuator/env")) {
            assertThat(status(worker, path)).as(path).isIn(403, 404);
        }
        assertThat(rows("identity.account")).as("a worker makes no accounts").isZero();
    }

    /** No moment in which it looks ready and lets nobody in. */
    @Test
    void aPortalHasItsFirstAccountBeforeItAnswers() throws Exception {
        start("portal", directory);

        assertThat(accountsWhenServing).hasValue(1);
    }

    private ConfigurableApplicationContext start(String roles, Path images) {
        var process = new SpringApplicationBuilder(OwnskyApplication.class)
                .listeners((ApplicationListener<WebServerInitializedEvent>)
                        serving -> accountsWhenServing.set(rows("identity.account")))
                .initializers(starting ->
                        starting.getBeanFactory().registerSingleton("withoutTestBeans", new WithoutTestBeans()))
                .run(
                        "--server.port=0",
                        "--ownsky.roles=" + roles,
                        "--ownsky.database.url=" + database.url(),
                        "--ownsky.database.username=postgres",
                        "--ownsky.nodes=fake://role-1",
                        "--ownsky.images-dir=" + images,
                        "--logging.level.root=WARN");
        processes.add(process);
        return process;
    }

    private static void awaitState(InstanceService instances, InstanceId id, InstanceState state) {
        await("state " + state)
                .atMost(PATIENCE)
                .until(() -> instances.find(MEMBER, id).state() == state);
    }

    private long rows(String table) {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static int status(ConfigurableApplicationContext process, String path) throws Exception {
        var port = process.getEnvironment().getRequiredProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** An image that nobody boots: the header of a qcow2 and its manifest. */
    private static void offer(Path directory) throws IOException, NoSuchAlgorithmException {
        var content = ByteBuffer.allocate(128)
                .putInt(0, 0x514649fb)
                .putInt(4, 3)
                .putInt(20, 16)
                .putLong(24, IMAGE_SIZE)
                .putInt(100, 104)
                .array();
        Files.write(directory.resolve("tiny.qcow2"), content);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        Files.write(directory.resolve("tiny.json"), """
                {"name": "tiny", "file": "tiny.qcow2", "format": "qcow2", "virtualSize": %d, "architecture": "x86_64",
                 "loginUser": "ownsky", "minMemory": 67108864, "description": "For tests", "sha256": "%s"}""".formatted(IMAGE_SIZE, sha256)
                .getBytes(UTF_8));
    }
}
