package org.ownsky.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;

/** Waits for a condition, a millisecond between looks, and gives up at a limit. */
final class Await {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(1).toNanos();

    private Await() {}

    static void until(Duration limit, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("What was waited for did not happen within " + limit);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    static void nodesUp(BenchCloud cloud, int count) {
        var nodes = cloud.bean(NodeService.class);
        until(
                Duration.ofMinutes(2),
                () -> nodes.page(cloud.caller(), "", Optional.empty(), 200).items().stream()
                                .filter(node -> node.state() == NodeState.UP)
                                .count()
                        >= count);
    }
}
