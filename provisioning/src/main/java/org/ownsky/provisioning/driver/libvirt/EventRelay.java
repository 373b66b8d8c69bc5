package org.ownsky.provisioning.driver.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.HypervisorNode.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one node's events to its listeners, in their order, off libvirt's event thread. */
final class EventRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);

    private final String node;
    private final List<Consumer<DomainEvent>> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor dispatcher = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("libvirt-relay").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    EventRelay(String node) {
        this.node = node;
    }

    Subscription add(Consumer<DomainEvent> listener) {
        // One object for each subscription, even if a listener subscribes twice.
        Consumer<DomainEvent> registered = event -> deliver(event, listener);
        listeners.add(registered);
        return () -> listeners.remove(registered);
    }

    void publish(DomainEvent event) {
        dispatcher.execute(() -> listeners.forEach(listener -> listener.accept(event)));
    }

    /** Tells all that events may have been missed. */
    void publishResync() {
        publish(new DomainEvent(DomainEvent.Kind.RESYNC, Optional.empty()));
    }

    @Override
    public void close() {
        dispatcher.shutdownNow();
    }

    private void deliver(DomainEvent event, Consumer<DomainEvent> listener) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("node", node)
                    .addKeyValue("event", event)
                    .setCause(e)
                    .log("A listener failed; the next sweep makes up for it");
        }
    }
}
