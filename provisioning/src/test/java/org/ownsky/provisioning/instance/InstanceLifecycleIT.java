package org.ownsky.provisioning.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.driver.fake.FakeCall;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.fake.FakeNode;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What people do to instances, through the service, with the worker, the reconciler and a fake node at work behind it. */
@ModuleTest
@TestPropertySource(
        properties = {
            "ownsky.roles=portal,worker",
            "ownsky.nodes=fake://life-1?cpus=8&memory=64GiB&storage=1TiB",
            "ownsky.node.sweep-interval=1s",
            "ownsky.jobs.retry-base=10ms",
            "ownsky.jobs.retries=3",
            "ownsky.instance.shutdown-timeout=2s"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class InstanceLifecycleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private InstanceService instances;

    @Autowired
    private JobService jobs;

    @Autowired
    private QuotaService quota;

    @Autowired
    private ImageService images;

    @Autowired
    private NodeService nodes;

    @Autowired
    private FakeDriver driver;

    @DynamicPropertySource
    static void images(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", TestImages::directory);
    }

    private final Caller member = Callers.member(Callers.PROJECT);
    private ImageId tiny;

    @BeforeEach
    void openWithTheDemoQuota() {
        var limits = Map.of(
                QuotaResource.INSTANCES,
                10L,
                QuotaResource.VCPUS,
                20L,
                QuotaResource.MEMORY,
                Bytes.ofGib(8).value(),
                QuotaResource.ROOT_DISK,
                Bytes.ofGib(100).value());
        quota.openTenant(Callers.PROJECT.tenant(), "demo", Map.of());
        quota.openProject(Callers.PROJECT, "default", limits);
        quota.openTenant(Callers.OTHER_PROJECT.tenant(), "other", Map.of());
        quota.openProject(Callers.OTHER_PROJECT, "default", limits);
        tiny = images.list(member).getFirst().id();
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .anyMatch(node -> node.state() == NodeState.UP));
    }

    @AfterEach
    void removeEverything() {
        machine().faults().clear();
        machine().comeBack();
        instances.page(member, InstanceQuery.newest(200)).items().stream()
                .filter(instance -> instance.state() != InstanceState.TERMINATED)
                .forEach(instance -> instances.act(member, instance.id(), InstanceAction.TERMINATE, Optional.empty()));
        await().atMost(PATIENCE)
                .until(() -> instances.page(member, InstanceQuery.newest(200)).items().stream()
                        .allMatch(instance -> instance.state() == InstanceState.TERMINATED));
        assertThat(quota.usage(member)).allMatch(line -> line.used() == 0 && line.reserved() == 0);
        assertThat(quota.drift()).isEmpty();
        var node =
                nodes.page(Callers.operator(), "", Optional.empty(), 10).items().getFirst();
        assertThat(node.vcpusAllocated()).isZero();
        assertThat(node.instances()).isZero();
        try (var connection = driver.connect(node.address())) {
            assertThat(connection.domains()).isEmpty();
            assertThat(connection.volumes()).isEmpty();
            assertThat(connection.addresses()).isEmpty();
        }
    }

    @Test
    void launchesRunsStopsStartsRebootsAndTerminates() {
        var id = running("web").id();
        var running = instances.find(member, id);
        assertThat(running.address()).isPresent();
        assertThat(running.node()).isPresent();
        assertThat(used(QuotaResource.VCPUS)).isEqualTo(1);

        instances.act(member, id, InstanceAction.STOP, Optional.empty());
        awaitState(id, InstanceState.STOPPED);
        instances.act(member, id, InstanceAction.START, Optional.empty());
        awaitState(id, InstanceState.RUNNING);
        assertThat(instances.find(member, id).address()).isEqualTo(running.address());
        var reboot = instances.act(member, id, InstanceAction.REBOOT, Optional.empty());
        await().atMost(PATIENCE).until(() -> jobs.find(member, reboot).state() == JobState.SUCCEEDED);
        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.RUNNING);

        var first = instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        var second = instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        assertThat(second).isEqualTo(first);
        awaitState(id, InstanceState.TERMINATED);
        assertThat(instances.act(member, id, InstanceAction.TERMINATE, Optional.empty()))
                .isEqualTo(first);
    }

    @Test
    void severalGetNumberedNames() {
        var launched = instances.launch(member, request("node", 3));
        assertThat(launched).extracting(InstanceView::name).containsExactly("node-1", "node-2", "node-3");
        launched.forEach(instance -> awaitState(instance.id(), InstanceState.RUNNING));
    }

    static Stream<Arguments> badRequests() {
        var good = new LaunchRequest(
                "web",
                1,
                new ImageId("ami-00000000000000001"),
                "t.nano",
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty());
        return Stream.of(
                Arguments.of("Instances", "1 to 20", with(good, 0, "web", "t.nano", "", null)),
                Arguments.of("Instances", "1 to 20", with(good, 21, "web", "t.nano", "", null)),
                Arguments.of("Name", "1 to 63", with(good, 1, "", "t.nano", "", null)),
                Arguments.of("Name", "1 to 63", with(good, 1, "x".repeat(64), "t.nano", "", null)),
                Arguments.of("Name", "1 to 63", with(good, 1, "web\u0007", "t.nano", "", null)),
                Arguments.of("Name", "1 to 63", with(good, 1, "<b>web</b>", "t.nano", "", null)),
                Arguments.of("Instance type", "one of t.nano", with(good, 1, "web", "t.giant", "", null)),
                Arguments.of("User data", "at most 16 KiB", with(good, 1, "web", "t.nano", "x".repeat(16_385), null)),
                Arguments.of("Root disk", "256 MiB", with(good, 1, "web", "t.nano", "", Bytes.ofMib(128))),
                Arguments.of("Root disk", "2,048 GiB", with(good, 1, "web", "t.nano", "", Bytes.ofGib(2049))));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void badInputNamesTheFieldAndWhatIsAllowedAndChangesNothing(String field, String allowed, LaunchRequest bad) {
        var request = new LaunchRequest(
                bad.name(),
                bad.count(),
                tiny,
                bad.instanceType(),
                bad.keyPair(),
                bad.userData(),
                bad.rootDisk(),
                Optional.empty());
        assertThat(errorOf(() -> instances.launch(member, request)))
                .isInstanceOfSatisfying(CloudError.InvalidInput.class, error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.allowed()).contains(allowed);
                });
        assertThat(used(QuotaResource.INSTANCES)).isZero();
    }

    @Test
    void unknownImagesAndKeysAreNotFound() {
        var noImage = new LaunchRequest(
                "web",
                1,
                new ImageId("ami-0000000000000000f"),
                "t.nano",
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty());
        assertThat(errorOf(() -> instances.launch(member, noImage))).isInstanceOf(CloudError.NotFound.class);
        var noKey = new LaunchRequest(
                "web",
                1,
                tiny,
                "t.nano",
                Optional.of(new KeyPairId("key-0000000000000000f")),
                "",
                Optional.empty(),
                Optional.empty());
        assertThat(errorOf(() -> instances.launch(member, noKey))).isInstanceOf(CloudError.NotFound.class);
    }

    @Test
    void aLaunchBeyondTheQuotaSaysLimitUsedAndAsked() {
        assertThat(errorOf(() -> instances.launch(member, request("web", 11))))
                .isInstanceOfSatisfying(CloudError.QuotaExceeded.class, error -> {
                    assertThat(error.limit()).isEqualTo("10");
                    assertThat(error.used()).isEqualTo("0");
                    assertThat(error.asked()).isEqualTo("11");
                    assertThat(error.scope()).isEqualTo("project default");
                });
        assertThat(instances.counts(member).getOrDefault(InstanceState.PENDING, 0L))
                .isZero();
    }

    @Test
    void eightAtOnceNeverPassTheQuota() throws Exception {
        var launches = IntStream.range(0, 16)
                .mapToObj(index -> (Callable<Boolean>) () -> {
                    try {
                        instances.launch(member, request("burst-" + index, 1));
                        return true;
                    } catch (CloudException e) {
                        assertThat(e.error()).isInstanceOf(CloudError.QuotaExceeded.class);
                        return false;
                    }
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var accepted = 0;
            for (var launch : threads.invokeAll(launches)) {
                accepted += launch.get() ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(10);
        }
        awaitNonePending();
    }

    @Test
    void withoutCapacityTheInstanceSaysWhyAndTheQuotaIsFree() {
        var tooLarge = new LaunchRequest(
                "web", 1, tiny, "c1.medium", Optional.empty(), "", Optional.of(Bytes.ofGib(90)), Optional.empty());
        machine().goDown();
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .allMatch(node -> node.state() == NodeState.DOWN));
        var id = instances.launch(member, tooLarge).getFirst().id();
        awaitState(id, InstanceState.TERMINATED);
        assertThat(instances.find(member, id).stateReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("is down"));
        assertThat(used(QuotaResource.ROOT_DISK)).isZero();
        machine().comeBack();
    }

    @Test
    void aDoubleClickIsOneInstance() throws Exception {
        var request = new LaunchRequest(
                "web", 1, tiny, "t.nano", Optional.empty(), "", Optional.empty(), Optional.of("click-1"));
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<InstanceId> click =
                    () -> instances.launch(member, request).getFirst().id();
            var answers = threads.invokeAll(List.of(click, click));
            assertThat(answers.get(0).get()).isEqualTo(answers.get(1).get());
        }
        assertThat(used(QuotaResource.INSTANCES)).isEqualTo(1);
        awaitNonePending();
        var another = new LaunchRequest(
                "other", 1, tiny, "t.nano", Optional.empty(), "", Optional.empty(), Optional.of("click-1"));
        assertThat(errorOf(() -> instances.launch(member, another))).isInstanceOf(CloudError.Conflict.class);
    }

    @Test
    void aRepeatedLaunchAnswersInTheOrderOfTheFirst() {
        var request = new LaunchRequest(
                "web", 8, tiny, "t.nano", Optional.empty(), "", Optional.empty(), Optional.of("order-1"));
        var first = instances.launch(member, request);
        // Each row has moved in the table by then, and not in that order.
        awaitNonePending();

        assertThat(instances.launch(member, request))
                .extracting(InstanceView::id)
                .containsExactlyElementsOf(first.stream().map(InstanceView::id).toList());
    }

    @Test
    void stopWhilePendingIsRefusedAndTerminateWhilePendingWorks() {
        var hang = machine().faults().at(FakeCall.START).hang();
        var id = instances.launch(member, request("slow", 1)).getFirst().id();
        await().atMost(PATIENCE).until(() -> machine().faults().count(FakeCall.START) > 0);
        assertThat(errorOf(() -> instances.act(member, id, InstanceAction.STOP, Optional.empty())))
                .isInstanceOfSatisfying(
                        CloudError.WrongState.class,
                        error -> assertThat(error.message())
                                .isEqualTo("Stop needs a running instance; this one is pending."));
        instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        hang.release();
        awaitState(id, InstanceState.TERMINATED);
    }

    @Test
    void aGuestThatPowersItselfOffBecomesStopped() {
        var id = running("self-off").id();
        machine().powersItselfOff(Instance.domainUuid(id));
        awaitState(id, InstanceState.STOPPED);
        assertThat(instances.find(member, id).stateReason()).hasValue("The guest powered itself off");
    }

    @Test
    void aGuestThatTheNodePausedSaysSoUntilItGoesOn() {
        var id = running("still").id();
        var domain = Instance.domainUuid(id);

        machine().appears(domain, id.value(), DomainState.PAUSED, true);
        await().atMost(PATIENCE)
                .until(() -> instances
                        .find(member, id)
                        .stateReason()
                        .filter(reason -> reason.contains("paused the guest"))
                        .isPresent());
        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.RUNNING);

        machine().appears(domain, id.value(), DomainState.RUNNING, true);
        await().atMost(PATIENCE)
                .until(() -> instances.find(member, id).stateReason().isEmpty());
    }

    @Test
    void aGuestThatVanishesBecomesStoppedAndStartBringsItBack() {
        var id = running("vanishing").id();
        machine().vanishes(Instance.domainUuid(id));
        awaitState(id, InstanceState.STOPPED);
        instances.act(member, id, InstanceAction.START, Optional.empty());
        awaitState(id, InstanceState.RUNNING);
    }

    @Test
    void aGuestThatIgnoresItsPowerButtonLosesItsPower() {
        var id = running("deaf").id();
        machine().obeysPowerButton(Instance.domainUuid(id), false);
        var job = instances.act(member, id, InstanceAction.STOP, Optional.empty());
        awaitState(id, InstanceState.STOPPED);
        assertThat(jobs.find(member, job).steps().getFirst().note())
                .hasValueSatisfying(note -> assertThat(note).contains("its power was cut"));
    }

    @Test
    void aFullDiskUndoesTheLaunchAndSaysSo() {
        machine().faults().at(FakeCall.CREATE_ROOT_VOLUME).always().fail(DriverException.Kind.NO_SPACE);
        var id = instances.launch(member, request("no-room", 1)).getFirst().id();
        awaitState(id, InstanceState.TERMINATED);
        assertThat(instances.find(member, id).stateReason()).isPresent();
        assertThat(used(QuotaResource.INSTANCES)).isZero();
    }

    @Test
    void aNodeThatGoesDownDelaysTerminatingAndLosesNothing() {
        var id = running("on-a-dead-node").id();
        machine().goDown();
        instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> instances.find(member, id).state() == InstanceState.SHUTTING_DOWN);
        assertThat(used(QuotaResource.INSTANCES)).isEqualTo(1);
        machine().comeBack();
        awaitState(id, InstanceState.TERMINATED);
    }

    @Test
    void anotherTenantsInstanceIsNotFoundAndAReaderMayOnlyLook() {
        var id = running("private").id();
        var stranger = Callers.member(Callers.OTHER_PROJECT);
        assertThat(errorOf(() -> instances.find(stranger, id))).isInstanceOf(CloudError.NotFound.class);
        for (var action : InstanceAction.values()) {
            assertThat(errorOf(() -> instances.act(stranger, id, action, Optional.empty())))
                    .isInstanceOf(CloudError.NotFound.class);
        }
        assertThat(instances.page(stranger, InstanceQuery.newest(50)).items()).isEmpty();
        assertThat(instances.counts(stranger)).isEmpty();

        var reader = Callers.reader(Callers.PROJECT);
        assertThat(instances.find(reader, id).name()).isEqualTo("private");
        assertThat(errorOf(() -> instances.act(reader, id, InstanceAction.STOP, Optional.empty())))
                .isEqualTo(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        assertThat(errorOf(() -> instances.launch(reader, request("mine", 1))))
                .isEqualTo(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        assertThat(errorOf(() -> instances.find(Callers.nobody(), id))).isInstanceOf(CloudError.NotFound.class);
    }

    @Test
    void listsArePagedSortedFilteredAndSearched() {
        var launched = instances.launch(member, request("list", 7));
        launched.forEach(instance -> awaitState(instance.id(), InstanceState.RUNNING));
        for (var sort : InstanceQuery.Sort.values()) {
            for (var descending : List.of(true, false)) {
                var query = new InstanceQuery(
                        "LIST",
                        Set.of(InstanceState.RUNNING),
                        Optional.of("t.nano"),
                        sort,
                        descending,
                        Optional.empty(),
                        3);
                var first = instances.page(member, query);
                var second = instances.page(member, query.after(first.next().orElseThrow()));
                var third = instances.page(member, query.after(second.next().orElseThrow()));
                assertThat(third.next()).isEmpty();
                assertThat(Stream.of(first, second, third)
                                .flatMap(page -> page.items().stream())
                                .map(InstanceView::id))
                        .containsExactlyInAnyOrderElementsOf(
                                launched.stream().map(InstanceView::id).toList());
            }
        }
        var id = launched.getFirst().id();
        var byId = new InstanceQuery(
                id.value(), Set.of(), Optional.empty(), InstanceQuery.Sort.NAME, false, Optional.empty(), 10);
        assertThat(instances.page(member, byId).items())
                .extracting(InstanceView::id)
                .containsExactly(id);
        var wildcard = new InstanceQuery(
                "%", Set.of(), Optional.empty(), InstanceQuery.Sort.NAME, false, Optional.empty(), 10);
        assertThat(instances.page(member, wildcard).items()).isEmpty();
        var hostile = new InstanceQuery(
                "\0list-1", Set.of(), Optional.of("t.\0nano"), InstanceQuery.Sort.NAME, false, Optional.empty(), 10);
        assertThat(instances.page(member, hostile).items())
                .extracting(InstanceView::name)
                .containsExactly("list-1");
        var zero = Base64.getUrlEncoder().encodeToString((id + "\0").getBytes(UTF_8));
        assertThat(errorOf(() -> instances.page(member, InstanceQuery.newest(10).after(zero))))
                .isInstanceOf(CloudError.InvalidInput.class);
        var forged = InstanceQuery.newest(10).after("bm90IGEgY3Vyc29y");
        assertThat(errorOf(() -> instances.page(member, forged))).isInstanceOf(CloudError.InvalidInput.class);
        assertThat(errorOf(() -> instances.page(member, InstanceQuery.newest(201))))
                .isInstanceOf(CloudError.InvalidInput.class);
    }

    private InstanceView running(String name) {
        var id = instances.launch(member, request(name, 1)).getFirst().id();
        awaitState(id, InstanceState.RUNNING);
        await().atMost(PATIENCE)
                .until(() -> instances.find(member, id).activeJob().isEmpty());
        return instances.find(member, id);
    }

    private void awaitState(InstanceId id, InstanceState state) {
        await("state " + state + " of " + id)
                .atMost(PATIENCE)
                .until(() -> instances.find(member, id).state() == state);
    }

    private void awaitNonePending() {
        await().atMost(PATIENCE).until(() -> !instances.counts(member).containsKey(InstanceState.PENDING));
    }

    private FakeNode machine() {
        return driver.node("life-1");
    }

    private long used(QuotaResource resource) {
        return quota.usage(member).stream()
                .filter(line -> line.resource() == resource)
                .mapToLong(line -> line.used() + line.reserved())
                .sum();
    }

    private LaunchRequest request(String name, int count) {
        return new LaunchRequest(name, count, tiny, "t.nano", Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    private static LaunchRequest with(
            LaunchRequest base, int count, String name, String type, String userData, @Nullable Bytes rootDisk) {
        return new LaunchRequest(
                name,
                count,
                base.image(),
                type,
                Optional.empty(),
                userData,
                Optional.ofNullable(rootDisk),
                Optional.empty());
    }

    private static CloudError errorOf(ThrowingCallable call) {
        var error = new CloudError[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> error[0] = e.error());
        return error[0];
    }
}
