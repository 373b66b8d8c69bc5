package org.ownsky.provisioning.driver;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.HypervisorNode;

/** Listens to a node and lets a test wait for what it expects. */
public final class EventLog implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final List<DomainEvent> heard = new CopyOnWriteArrayList<>();
    private final BlockingQueue<DomainEvent> unread = new LinkedBlockingQueue<>();
    private final HypervisorNode.Subscription subscription;

    private EventLog(HypervisorNode node) {
        this.subscription = node.watch(event -> {
            heard.add(event);
            unread.add(event);
        });
    }

    public static EventLog of(HypervisorNode node) {
        return new EventLog(node);
    }

    /** Reads on until such an event, about any guest or none. */
    public void await(DomainEvent.Kind kind) {
        await(event -> event.kind() == kind, kind.toString());
    }

    /** Reads on until such an event about this guest. */
    public void await(DomainEvent.Kind kind, UUID domain) {
        await(event -> event.equals(new DomainEvent(kind, Optional.of(domain))), kind + " of " + domain);
    }

    public List<DomainEvent> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        subscription.close();
    }

    private void await(Predicate<DomainEvent> expected, String description) {
        try {
            DomainEvent event;
            do {
                event = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    fail("No " + description + " came; heard " + heard);
                }
            } while (!expected.test(event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
