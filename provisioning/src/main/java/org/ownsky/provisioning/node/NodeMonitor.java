package org.ownsky.provisioning.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ownsky.provisioning.role.ConditionalOnRole;
import org.ownsky.provisioning.role.ProcessRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Watches the nodes that this worker has the lease of. */
@Component
@ConditionalOnRole(ProcessRole.WORKER)
class NodeMonitor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NodeMonitor.class);
    /** After the golden images, which nodes are prepared with. */
    private static final int PHASE = 200;

    private static final Duration BETWEEN_REGISTRATIONS = Duration.ofMinutes(1);

    private final NodeSettings settings;
    private final NodeRegistry registry;
    private final NodeLeases leases;
    private final Nodes nodes;
    private final NodeWatches watches;
    private final NodeImages images;
    private final Clock clock;
    private final SimpleAsyncTaskScheduler rounds = new SimpleAsyncTaskScheduler();
    private final Map<NodeId, NodeWatch> watched = new HashMap<>();
    private Instant nextRegistration = Instant.MIN;
    private volatile boolean running;
    private boolean stopped;

    NodeMonitor(
            NodeSettings settings,
            NodeRegistry registry,
            NodeLeases leases,
            Nodes nodes,
            NodeWatches watches,
            NodeImages images,
            Clock clock) {
        this.settings = settings;
        this.registry = registry;
        this.leases = leases;
        this.nodes = nodes;
        this.watches = watches;
        this.images = images;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        rounds.setVirtualThreads(true);
        rounds.setThreadNamePrefix("node-monitor-");
        var _ = rounds.scheduleWithFixedDelay(
                this::round, clock.instant(), settings.node().heartbeat());
    }

    @Override
    public void stop() {
        running = false;
        // Waits for a round that is under way: interrupting one would break its database connection.
        stopWatching();
        rounds.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** One heartbeat: leases, then a look at each node; looks go on by themselves, so that a slow node delays no other. */
    synchronized void round() {
        if (stopped) {
            return;
        }
        try {
            leases.seen(answers());
            var mine = leases.renew();
            if (mine.size() < settings.nodes().size() && registrationDue()) {
                registry.registerConfigured();
                mine = leases.renew();
            }
            images.read();
            follow(mine);
            registry.tidy().forEach(nodes::disconnect);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("The nodes could not be looked after; tried again at the next heartbeat");
        }
    }

    private Map<NodeId, Instant> answers() {
        var answers = new HashMap<NodeId, Instant>();
        watched.forEach((id, watch) -> watch.takeAnswer().ifPresent(at -> answers.put(id, at)));
        return answers;
    }

    private void follow(List<NodeLeases.Watched> mine) {
        var byId = mine.stream().collect(Collectors.toMap(NodeLeases.Watched::id, Function.identity()));
        watched.entrySet().removeIf(entry -> {
            var lost = entry.getValue().ended()
                    || !byId.containsKey(entry.getKey())
                    || !entry.getValue()
                            .address()
                            .equals(byId.get(entry.getKey()).address());
            if (lost) {
                entry.getValue().close();
            }
            return lost;
        });
        byId.forEach((id, node) ->
                watched.computeIfAbsent(id, _ -> watches.begin(node)).look(node));
    }

    /** At start, and now and then: other workers may have forgotten a node that nobody watched for a while. */
    private boolean registrationDue() {
        var now = clock.instant();
        if (now.isBefore(nextRegistration)) {
            return false;
        }
        nextRegistration = now.plus(BETWEEN_REGISTRATIONS);
        return true;
    }

    private synchronized void stopWatching() {
        stopped = true;
        watched.values().forEach(NodeWatch::close);
        watched.clear();
        try {
            leases.release();
        } catch (RuntimeException e) {
            LOG.atInfo().setCause(e).log("Leases of nodes were not given back; they end by themselves");
        }
    }
}
