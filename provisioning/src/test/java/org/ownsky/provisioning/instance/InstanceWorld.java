package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.fake.FakeNode;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.Saga;
import org.ownsky.provisioning.network.AddressBook;
import org.ownsky.quota.QuotaService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One fake node that is up, an image, a project with quota, and instances in any state; and what is left of one on the node
 * and in the tables.
 */
@TestComponent
class InstanceWorld {
    static final String NODE = "node-00000000000000001";
    static final String NODE_NAME = "fake-1";
    private static final URI ADDRESS = URI.create("fake://fake-1?cpus=64&memory=256GiB&storage=8TiB");

    private final FakeDriver driver;
    private final InstanceRepository instances;
    private final LaunchPlanner planner;
    private final ImageService images;
    private final QuotaService quota;
    private final AddressBook addresses;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final IdSource ids;
    private final AtomicInteger jobs = new AtomicInteger();

    InstanceWorld(
            FakeDriver driver,
            InstanceRepository instances,
            LaunchPlanner planner,
            ImageService images,
            QuotaService quota,
            AddressBook addresses,
            JdbcClient jdbc,
            TransactionOperations transactions,
            IdSource ids) {
        this.driver = driver;
        this.instances = instances;
        this.planner = planner;
        this.images = images;
        this.quota = quota;
        this.addresses = addresses;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** The node, put up at the first call. */
    HypervisorNode node() {
        var node = driver.connect(ADDRESS);
        var range = node.facts().guestAddresses();
        jdbc.sql("""
                INSERT INTO provisioning.node (id, name, address, state, state_since, host_uuid, architecture, acceleration,
                    cpus, memory, storage, guest_network, guest_network_size, vcpus_limit, memory_limit, disk_limit)
                VALUES (:id, :name, :address, 'UP', now(), gen_random_uuid(), 'X86_64', 'NONE', 64, 274877906944,
                    8796093022208, :network, :networkSize, 512, 274877906944, 8796093022208)
                ON CONFLICT DO NOTHING""")
                .param("id", NODE)
                .param("name", NODE_NAME)
                .param("address", ADDRESS.toString())
                .param("network", range.first().getHostAddress())
                .param("networkSize", range.size())
                .update();
        return node;
    }

    FakeNode machine() {
        node();
        return driver.node(NODE_NAME);
    }

    ProjectScope project() {
        quota.openTenant(Callers.PROJECT.tenant(), "demo", Map.of());
        quota.openProject(Callers.PROJECT, "default", Map.of());
        return Callers.PROJECT;
    }

    Caller member() {
        return Callers.in(project(), Permission.PROJECT_READ, Permission.INSTANCE_OPERATE);
    }

    ImageId image() {
        return images.list(member()).getFirst().id();
    }

    LaunchRequest request(String name) {
        return new LaunchRequest(name, 1, image(), "t.nano", Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    /** An accepted instance whose launch has not begun, and no job in any queue. */
    Instance pending() {
        node();
        var caller = member();
        return transactions.execute(transaction -> {
            var plan = planner.plan(caller, request("trial"));
            var instance = new Instance(
                    new InstanceId(ids.next(InstanceId.PREFIX)), project(), "trial", plan, caller, Instant.EPOCH);
            quota.reserve(project(), List.of(InstanceAdmission.demand(instance)));
            return instances.saveAllAndFlush(List.of(instance)).getFirst();
        });
    }

    /** A launched instance, brought up by the launch saga itself. */
    Instance running(LaunchSaga launch) {
        return after(launch, pending());
    }

    /** The instance after a saga did all its steps on it. */
    Instance after(Saga<InstanceJob> saga, Instance instance) {
        var run = new StraightRun(
                new JobId("job-%017x".formatted(jobs.incrementAndGet())), project(), instance.instanceId());
        saga.steps().forEach(run::complete);
        transactions.executeWithoutResult(transaction -> saga.succeeded(run));
        return reload(instance.instanceId());
    }

    /** The instance moved on to a state, as the service does when it accepts an action. */
    Instance moved(Instance instance, InstanceState state) {
        return transactions.execute(transaction -> {
            var row = instances.lock(instance.instanceId().value()).orElseThrow();
            row.become(state, null, Instant.EPOCH);
            return row;
        });
    }

    Instance reload(InstanceId id) {
        return instances.findById(id.value()).orElseThrow();
    }

    JobRequest job(String type, Instance instance) {
        return new JobRequest(
                type,
                new InstanceJob(instance.instanceId()),
                project(),
                instance.instanceId().value(),
                instance.name(),
                member().user(),
                member().name());
    }

    Optional<DomainFacts> domain(InstanceId id) {
        return node().domain(Instance.domainUuid(id));
    }

    void assertWhole(InstanceId id) {
        assertThat(domain(id)).isPresent();
        assertThat(volumesOf(id)).containsExactlyInAnyOrder(id + ".root", id + ".seed");
        assertThat(node().addresses()).extracting("owner").contains(id.value());
        // A ledger row for each of the four resources that it takes, at project and at tenant scope.
        assertThat(held("quota.ledger", "holder", id)).isEqualTo(2L * 4);
    }

    /** Neither the node nor any table but the instance's own row knows the instance. */
    void assertNothingLeft(InstanceId id) {
        assertThat(domain(id)).isEmpty();
        assertThat(volumesOf(id)).isEmpty();
        assertThat(node().addresses()).extracting("owner").doesNotContain(id.value());
        assertThat(addresses.find(id.value())).isEmpty();
        assertThat(held("provisioning.placement", "holder", id)).isZero();
        assertThat(held("quota.ledger", "holder", id)).isZero();
        assertThat(quota.drift()).isEmpty();
        assertThat(allocationDrift()).isZero();
    }

    private List<String> volumesOf(InstanceId id) {
        return node().volumes().stream()
                .map(volume -> volume.name().value())
                .filter(name -> name.startsWith(id.value()))
                .toList();
    }

    private long held(String table, String column, InstanceId id) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + column + " = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** vCPUs that the node counts and no placement holds. */
    private long allocationDrift() {
        return jdbc.sql("""
                SELECT n.vcpus_allocated - coalesce((SELECT sum(vcpus) FROM provisioning.placement p WHERE p.node_id = n.id), 0)
                FROM provisioning.node n WHERE n.id = :id""").param("id", NODE).query(Long.class).single();
    }
}
