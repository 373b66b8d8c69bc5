package org.ownsky.provisioning.node;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This worker's watch over one node, for as long as it has the lease. */
final class NodeWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    /** One lost answer takes no node down. */
    private static final int FAILURES_UNTIL_DOWN = 2;
    /** Free storage changes all the time; less than this is not worth a write. */
    private static final Bytes NOTEWORTHY = Bytes.ofMib(256);

    private final NodeId id;
    private final Nodes nodes;
    private final NodeRegistry registry;
    private final NodeStates states;
    private final NodePreparation preparation;
    private final NodeHappenings happenings;
    private final NodeUse use;
    private final Semaphore databaseTurns;
    private final Clock clock;

    private final AtomicReference<NodeLeases.Watched> node;
    private final AtomicReference<@Nullable Instant> answer = new AtomicReference<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean preparing = new AtomicBoolean();
    private final AtomicBoolean sweepQueued = new AtomicBoolean();
    /** Calls watchers one after the other; what comes after the end has nowhere to go. */
    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("node-events").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private HypervisorNode.@Nullable Subscription subscription;
    private @Nullable NodeFacts known;
    private Instant nextSweep = Instant.MIN;
    private int failures;
    private volatile boolean ended;

    NodeWatch(NodeLeases.Watched node, NodeWatches tools) {
        this.id = node.id();
        this.node = new AtomicReference<>(node);
        this.nodes = tools.nodes();
        this.registry = tools.registry();
        this.states = tools.states();
        this.happenings = tools.happenings();
        this.use = tools.settings().node();
        this.databaseTurns = tools.databaseTurns();
        this.clock = tools.clock();
        this.preparation = new NodePreparation(id, registry, states, tools.images(), clock);
    }

    /** Whether the node turned out to be another one's machine: nothing more to watch. */
    boolean ended() {
        return ended;
    }

    /** By which it is reached; another one needs another watch. */
    URI address() {
        return node.get().address();
    }

    /** When the node answered last, if it did since this was asked. */
    Optional<Instant> takeAnswer() {
        return Optional.ofNullable(answer.getAndSet(null));
    }

    /** Asks the node how it is, in the background; a look that goes on still is not repeated. */
    void look(NodeLeases.Watched current) {
        node.set(current);
        look();
    }

    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("node-look").start(() -> {
            try {
                contact();
            } catch (DriverException e) {
                failed(e);
            } catch (RuntimeException e) {
                if (!ended) {
                    LOG.atWarn().setCause(e).addKeyValue("node", id).log("A node could not be looked at; tried again");
                }
            } finally {
                looking.set(false);
            }
        });
    }

    private void contact() {
        var connection = nodes.connection(id, address());
        var facts = connection.facts();
        if (ended) {
            return;
        }
        failures = 0;
        answer.set(clock.instant());
        databaseTurns.acquireUninterruptibly();
        try {
            if (isItself(facts)) {
                subscribe(connection);
                if (preparation.ready(facts)) {
                    beUp(connection);
                }
                prepare(connection, facts);
            }
        } finally {
            databaseTurns.release();
        }
    }

    private synchronized void subscribe(HypervisorNode connection) {
        if (subscription == null && !ended) {
            subscription = connection.watch(event -> happened(connection, event));
        }
    }

    private void happened(HypervisorNode connection, DomainEvent event) {
        if (event.kind() == DomainEvent.Kind.RESYNC) {
            look();
        }
        calls.execute(() -> happenings.happened(id, node.get().name(), connection, event));
    }

    private boolean isItself(NodeFacts facts) {
        if (known != null && !differs(known, facts)) {
            return true;
        }
        return switch (registry.learn(id, node.get().address(), facts)) {
            case NodeRegistry.Learned.Itself itself -> {
                node.updateAndGet(old -> new NodeLeases.Watched(id, itself.name(), old.address(), old.state()));
                known = facts;
                yield true;
            }
            case NodeRegistry.Learned.SameAs other -> {
                states.down(
                        id,
                        "This is the same machine as " + other.name() + " (" + other.address()
                                + "). Take one of the two addresses out of OWNSKY_NODES.");
                yield false;
            }
            case NodeRegistry.Learned.Moved moved -> {
                ended = true;
                nodes.disconnect(id);
                nodes.disconnect(moved.known());
                yield false;
            }
        };
    }

    private static boolean differs(NodeFacts before, NodeFacts now) {
        var freed = Math.abs(before.storageFree().value() - now.storageFree().value());
        return freed >= NOTEWORTHY.value() || !before.equals(withFree(now, before.storageFree()));
    }

    private static NodeFacts withFree(NodeFacts facts, Bytes free) {
        return new NodeFacts(
                facts.hostUuid(),
                facts.hostName(),
                facts.hypervisor(),
                facts.architecture(),
                facts.cpus(),
                facts.memory(),
                facts.storage(),
                free,
                facts.hardwareOffered(),
                facts.guestNetwork(),
                facts.guestNetworkSize());
    }

    private synchronized void beUp(HypervisorNode connection) {
        var cameUp = switch (node.get().state()) {
            case JOINING, DOWN -> states.up(id);
            case UP, DRAINING -> false;
        };
        if (cameUp) {
            LOG.atInfo().addKeyValue("node", node.get().name()).log("A node is up");
        }
        if (cameUp || !clock.instant().isBefore(nextSweep)) {
            sweep(connection);
        }
    }

    private void sweep(HypervisorNode connection) {
        nextSweep = clock.instant().plus(use.sweepInterval());
        if (sweepQueued.compareAndSet(false, true)) {
            calls.execute(() -> {
                sweepQueued.set(false);
                happenings.sweepDue(id, node.get().name(), connection);
            });
        }
    }

    private void prepare(HypervisorNode connection, NodeFacts facts) {
        if (!preparing.compareAndSet(false, true)) {
            return;
        }
        if (!preparation.due(facts)) {
            preparing.set(false);
            return;
        }
        Thread.ofVirtual().name("node-preparation").start(() -> {
            try {
                preparation.run(connection, facts);
                if (preparation.ready(facts) && !ended) {
                    beUp(connection);
                }
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).addKeyValue("node", id).log("A node could not be prepared; tried again");
            } finally {
                preparing.set(false);
            }
        });
    }

    private void failed(DriverException e) {
        failures++;
        var joining = node.get().state() == NodeState.JOINING;
        if (!ended && (joining || failures >= FAILURES_UNTIL_DOWN) && states.down(id, String.valueOf(e.getMessage()))) {
            LOG.atWarn()
                    .addKeyValue("node", node.get().name())
                    .addKeyValue("reason", e.getMessage())
                    .log("A node is down");
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        calls.shutdown();
    }
}
