package org.ownsky.provisioning.node;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.fake.FakeNode;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.Drivers;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;
import org.ownsky.provisioning.image.TestImages;
import org.ownsky.testing.MovableClock;
import org.ownsky.testing.RecordedAudit;
import org.ownsky.testing.RecordedChanges;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Workers over fake nodes and one real database. Heartbeats come when the test says so. */
final class NodeFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final ProvisioningDatabase database = new ProvisioningDatabase();
    final FakeDriver driver = new FakeDriver();
    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final RecordedChanges changes = new RecordedChanges();
    final RecordedAudit audit = new RecordedAudit();
    final TestImages images;
    final NodeService service;
    private final List<Worker> workers = new ArrayList<>();

    NodeFixture(Path imagesDirectory) {
        this.images = new TestImages(database, imagesDirectory);
        this.service = new NodeService(
                new NodeViews(database.client()), new NodeStates(database.client(), clock, changes), audit);
    }

    /** A worker's part that watches nodes, as one process has it. */
    static final class Worker {
        final Watcher watcher;
        final Nodes nodes;
        final NodeRegistry registry;
        final NodeMonitor monitor;

        Worker(Watcher watcher, Nodes nodes, NodeRegistry registry, NodeMonitor monitor) {
            this.watcher = watcher;
            this.nodes = nodes;
            this.registry = registry;
            this.monitor = monitor;
        }

        void beat() {
            monitor.round();
        }

        void stop() {
            monitor.stop();
            nodes.close();
        }
    }

    /** Remembers what it heard; may be told to fail. */
    static final class Watcher implements NodeWatcher {
        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile boolean fails;

        @Override
        public void happened(NodeId node, String nodeName, HypervisorNode connection, DomainEvent event) {
            heard.add(event.kind() + " on " + nodeName);
            failIfTold();
        }

        @Override
        public void sweepDue(NodeId node, String nodeName, HypervisorNode connection) {
            heard.add("SWEEP of " + nodeName);
            failIfTold();
        }

        private void failIfTold() {
            if (fails) {
                throw new IllegalStateException("as told");
            }
        }
    }

    Worker worker(String... addresses) {
        var uris = Arrays.stream(addresses).map(URI::create).toList();
        var use = new Binder(new MapConfigurationPropertySource()).bindOrCreate("ownsky.node", NodeUse.class);
        var settings = new NodeSettings(uris, use);
        var client = database.client();
        var nodes = new Nodes(client, drivers(), clock);
        var registry = new NodeRegistry(
                client, settings, new IdSource(clock, new Random()), clock, changes, database.transactions());
        var watcher = new Watcher();
        var beans = new StaticListableBeanFactory();
        beans.addBean("watcher", watcher);
        var nodeImages = new NodeImages(images.service());
        var watches = new NodeWatches(
                nodes,
                registry,
                new NodeStates(client, clock, changes),
                nodeImages,
                new NodeHappenings(beans.getBeanProvider(NodeWatcher.class)),
                settings,
                clock);
        var monitor = new NodeMonitor(
                settings, registry, new NodeLeases(client, settings), nodes, watches, nodeImages, clock);
        var worker = new Worker(watcher, nodes, registry, monitor);
        workers.add(worker);
        return worker;
    }

    /** Beats until the only node, or the one with this address, is in this state. */
    NodeView awaitState(Worker worker, String address, NodeState state) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
            worker.beat();
            return view(address).filter(node -> node.state() == state).isPresent();
        });
        return view(address).orElseThrow();
    }

    void awaitUntil(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    Optional<NodeView> view(String address) {
        return views().stream()
                .filter(node -> node.address().equals(URI.create(address)))
                .findFirst();
    }

    List<NodeView> views() {
        return service.page(Callers.operator(), "", Optional.empty(), 200).items();
    }

    FakeNode fake(String name) {
        return driver.node(name);
    }

    @Override
    public void close() {
        workers.forEach(Worker::stop);
        driver.close();
        database.close();
    }

    private Drivers drivers() {
        return new Drivers() {
            @Override
            public boolean serves(URI address) {
                return driver.serves(address);
            }

            @Override
            public HypervisorNode connect(URI address) {
                if (!serves(address)) {
                    throw new DriverException(DriverException.Kind.REFUSED, "No driver serves " + address);
                }
                return driver.connect(address);
            }
        };
    }
}
