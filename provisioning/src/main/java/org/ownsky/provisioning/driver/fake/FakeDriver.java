package org.ownsky.provisioning.driver.fake;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorDriver;
import org.ownsky.provisioning.driver.spi.HypervisorNode;

/**
 * Serves {@code fake://NAME?cpus=16&memory=64GiB&storage=1TiB}. A name stands for one machine as long as the driver
 * lives; the first connection sets its size. Cheap enough for ten thousand.
 */
public final class FakeDriver implements HypervisorDriver, AutoCloseable {
    private final ConcurrentMap<String, FakeNode> nodes = new ConcurrentHashMap<>();
    /** One thread keeps events in their order; when the driver is closed they have nowhere to go. */
    private final ThreadPoolExecutor dispatcher = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("fake-node-events").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    @Override
    public boolean serves(URI address) {
        return FakeAddress.SCHEME.equals(address.getScheme());
    }

    @Override
    public HypervisorNode connect(URI address) {
        FakeAddress parsed = FakeAddress.parse(address);
        return new FakeConnection(nodes.computeIfAbsent(parsed.name(), _ -> new FakeNode(parsed, dispatcher)));
    }

    /** The machine behind connections to {@code fake://NAME}, to break it and to see what it holds. */
    public FakeNode node(String name) {
        FakeNode node = nodes.get(name);
        if (node == null) {
            throw new DriverException(
                    DriverException.Kind.NOT_FOUND, "Nobody has connected to fake://" + name + " yet");
        }
        return node;
    }

    /** All machines that somebody has connected to. */
    public Collection<FakeNode> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public void close() {
        dispatcher.shutdownNow();
    }
}
