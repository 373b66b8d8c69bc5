package org.ownsky.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.testing.TestDatabase;

/** Ownsky on a real libvirt node, launching and terminating the smallest instance there is. */
final class RealNode implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final BenchCloud cloud;
    private final InstanceService instances;
    private final AtomicInteger number = new AtomicInteger();

    private RealNode(BenchCloud cloud) {
        this.cloud = cloud;
        this.instances = cloud.bean(InstanceService.class);
    }

    static RealNode start(TestDatabase database) {
        var cloud = BenchCloud.start(
                database, "portal,worker", List.of(Stand.node()), "ownsky.libvirt.pool-path=" + Stand.pool());
        Await.nodesUp(cloud, 1);
        return new RealNode(cloud);
    }

    InstanceId launch() {
        return instances
                .launch(cloud.caller(), cloud.smallest("bench-" + number.incrementAndGet()))
                .getFirst()
                .id();
    }

    void awaitRunning(InstanceId id) {
        Await.until(LIMIT, () -> find(id).state() == InstanceState.RUNNING);
    }

    /** The guest's address, as soon as it has one. */
    String awaitAddress(InstanceId id) {
        Await.until(LIMIT, () -> find(id).address().isPresent());
        return find(id).address().orElseThrow().getHostAddress();
    }

    InstanceView find(InstanceId id) {
        return instances.find(cloud.caller(), id);
    }

    /** Returns when nothing is left of it on the node. */
    void terminate(InstanceId id) {
        instances.act(cloud.caller(), id, InstanceAction.TERMINATE, Optional.empty());
        Await.until(LIMIT, () -> find(id).state() == InstanceState.TERMINATED);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
