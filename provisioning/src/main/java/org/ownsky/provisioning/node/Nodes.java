package org.ownsky.provisioning.node;

import java.net.Inet4Address;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.Drivers;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** This process's connections to nodes, and what sagas must know of a node. */
@Component
public class Nodes implements AutoCloseable {
    /** A node's address changes when an operator reaches the same machine by another way: looked up again so often. */
    private static final Duration ADDRESS_KNOWN_FOR = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final Drivers drivers;
    private final Clock clock;
    private final ConcurrentMap<NodeId, Link> links = new ConcurrentHashMap<>();

    private record Link(URI address, HypervisorNode connection, Instant checkedAt) {}

    Nodes(JdbcClient database, Drivers drivers, Clock clock) {
        this.database = database;
        this.drivers = drivers;
        this.clock = clock;
    }

    /**
     * The connection to a node, made at the first call; calls on it say if the node is down.
     *
     * @throws CloudException {@link CloudError.NotFound}
     * @throws org.ownsky.provisioning.driver.spi.DriverException if no driver serves its address
     */
    public HypervisorNode connection(NodeId id) {
        var now = clock.instant();
        var known = links.get(id);
        if (known != null && now.isBefore(known.checkedAt().plus(ADDRESS_KNOWN_FOR))) {
            return known.connection();
        }
        return connection(id, address(id));
    }

    /** The connection to a node whose address the caller has just read. */
    HypervisorNode connection(NodeId id, URI address) {
        var now = clock.instant();
        return requirePresent(links.compute(id, (_, link) -> {
                    if (link != null && link.address().equals(address)) {
                        return new Link(address, link.connection(), now);
                    }
                    if (link != null) {
                        link.connection().close();
                    }
                    return new Link(address, drivers.connect(address), now);
                }))
                .connection();
    }

    /** How the node executes guests, as probed; emulation while that is not known. */
    public Acceleration acceleration(NodeId id) {
        return database.sql("select coalesce(acceleration, 'EMULATION') from provisioning.node where id = :id")
                .param("id", id.value())
                .query((row, number) -> Acceleration.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** The range that guests on the node get addresses from. */
    public AddressRange guestAddresses(NodeId id) {
        return database.sql("""
                        select guest_network, guest_network_size from provisioning.node
                        where id = :id and guest_network is not null""")
                .param("id", id.value())
                .query((row, number) -> new AddressRange(
                        Inet4Address.ofLiteral(row.getString("guest_network")), row.getInt("guest_network_size")))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** Lets the connection to a node go. */
    void disconnect(NodeId id) {
        var link = links.remove(id);
        if (link != null) {
            link.connection().close();
        }
    }

    @Override
    public void close() {
        links.keySet().forEach(this::disconnect);
    }

    private URI address(NodeId id) {
        return database.sql("select address from provisioning.node where id = :id")
                .param("id", id.value())
                .query((row, number) -> URI.create(row.getString("address")))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private static Link requirePresent(@Nullable Link link) {
        return Objects.requireNonNull(link);
    }

    private static CloudException unknown(NodeId id) {
        return CloudException.of(new CloudError.NotFound("node", id.value()));
    }
}
