package org.ownsky.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;

/** Waits for a condition and gives up at a limit. A look costs what it looks at, so that there is a pause between two. */
final class Await {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);

    private Await() {}

    static void until(Duration limit, BooleanSupplier condition) {
        until(limit, BETWEEN_LOOKS, condition);
    }

    static void until(Duration limit, Duration betweenLooks, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("What was waited for did not happen within " + limit);
            }
            LockSupport.parkNanos(betweenLooks.toNanos());
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
