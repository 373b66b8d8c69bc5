package org.ownsky.provisioning.node;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which nodes there are and what is known of them. One machine is one node, by whatever addresses it is reached. */
@Component
class NodeRegistry {
    private static final int LONGEST_NAME = 63;
    /** A node that no worker has watched for so long, and that holds nothing, is forgotten. */
    private static final Duration UNWATCHED_UNTIL_FORGOTTEN = Duration.ofMinutes(10);
    /** Well above a worker's restart. */
    private static final Duration UNWATCHED_UNTIL_DOWN = Duration.ofMinutes(1);

    private static final String UNWATCHED = "No worker watches this node: its address is in no worker's OWNSKY_NODES,"
            + " or its workers are stopped. Its guests may well be running.";

    private final JdbcClient database;
    private final NodeSettings settings;
    private final IdSource ids;
    private final Clock clock;
    private final ChangeFeed changes;
    private final TransactionTemplate transaction;

    NodeRegistry(
            JdbcClient database,
            NodeSettings settings,
            IdSource ids,
            Clock clock,
            ChangeFeed changes,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a node's facts led to. */
    sealed interface Learned {
        /** It is the machine that this node stands for. */
        record Itself(String name) implements Learned {}

        /** Another node stands for this machine and is configured too; this one stays down. */
        record SameAs(String name, URI address) implements Learned {}

        /** The node that stood for this machine was reached by an address that is no longer configured: it got this one. */
        record Moved(NodeId known) implements Learned {}
    }

    /** Makes a node of each configured address that is not one yet. */
    void registerConfigured() {
        for (var address : settings.nodes()) {
            transaction.executeWithoutResult(status -> register(address));
        }
    }

    private void register(URI address) {
        var id = ids.next(NodeId.PREFIX);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var added = database.sql("""
                        insert into provisioning.node (id, name, address, state, state_since, message)
                        values (:id, :id, :address, 'JOINING', :now, 'Not asked yet')
                        on conflict (address) do nothing""")
                .param("id", id)
                .param("address", address.toString())
                .param("now", now)
                .update();
        if (added == 1) {
            database.sql("insert into provisioning.node_contact (node_id, watched_until) values (:id, now())")
                    .param("id", id)
                    .update();
            changes.fleetChanged(id);
        }
    }

    /** Writes down what a node says of itself; it gets its name at the first time. */
    Learned learn(NodeId id, URI address, NodeFacts facts) {
        return transaction.execute(status -> {
            var other = otherWith(facts.hostUuid(), id);
            if (other.isEmpty()) {
                write(id, facts);
                changes.fleetChanged(id.value());
                return new Learned.Itself(nameIt(id, facts.hostName()));
            }
            if (settings.nodes().contains(other.get().address())) {
                return new Learned.SameAs(other.get().name(), other.get().address());
            }
            database.sql("delete from provisioning.node where id = :id")
                    .param("id", id.value())
                    .update();
            database.sql("update provisioning.node set address = :address where id = :id")
                    .param("address", address.toString())
                    .param("id", other.get().id().value())
                    .update();
            changes.fleetChanged(id.value());
            changes.fleetChanged(other.get().id().value());
            return new Learned.Moved(other.get().id());
        });
    }

    private record Other(NodeId id, String name, URI address) {}

    private Optional<Other> otherWith(UUID hostUuid, NodeId id) {
        return database.sql("""
                        select id, name, address from provisioning.node
                        where host_uuid = :hostUuid and id <> :id for update""")
                .param("hostUuid", hostUuid)
                .param("id", id.value())
                .query((row, number) -> new Other(
                        new NodeId(row.getString("id")), row.getString("name"), URI.create(row.getString("address"))))
                .optional();
    }

    private void write(NodeId id, NodeFacts facts) {
        var limits = settings.node().limits(facts);
        database.sql("""
                        update provisioning.node
                        set host_uuid = :hostUuid, hypervisor = :hypervisor, architecture = :architecture,
                            acceleration = coalesce(
                                (select acceleration from provisioning.acceleration_probe
                                 where host_uuid = :hostUuid and hypervisor = :hypervisor),
                                case when hypervisor = :hypervisor then acceleration end),
                            cpus = :cpus, memory = :memory, storage = :storage, storage_free = :storageFree,
                            guest_network = :guestNetwork, guest_network_size = :guestNetworkSize,
                            vcpus_limit = :vcpusLimit, memory_limit = :memoryLimit, disk_limit = :diskLimit
                        where id = :id""")
                .param("id", id.value())
                .param("hostUuid", facts.hostUuid())
                .param("hypervisor", facts.hypervisor())
                .param("architecture", facts.architecture().name())
                .param("cpus", facts.cpus())
                .param("memory", facts.memory().value())
                .param("storage", facts.storage().value())
                .param("storageFree", facts.storageFree().value())
                .param("guestNetwork", facts.guestNetwork().getHostAddress())
                .param("guestNetworkSize", facts.guestNetworkSize())
                .param("vcpusLimit", limits.vcpus())
                .param("memoryLimit", limits.memory().value())
                .param("diskLimit", limits.disk().value())
                .update();
    }

    /** The first name that is free of node-1, node-1-2, node-1-3 …; a node that has a name keeps it. */
    private String nameIt(NodeId id, String hostName) {
        var wanted = printable(hostName).orElse(id.value());
        return database.sql("""
                        update provisioning.node n
                        set name = case when n.name <> n.id then n.name else
                            (select candidate from (
                                 select case number when 1 then :wanted else :wanted || '-' || number end as candidate, number
                                 from generate_series(1, 1000) number) candidates
                             where not exists (select from provisioning.node o where o.name = candidate and o.id <> n.id)
                             order by number limit 1) end
                        where n.id = :id
                        returning n.name""")
                .param("id", id.value())
                .param("wanted", wanted)
                .query((row, number) -> row.getString("name"))
                .single();
    }

    private static Optional<String> printable(String hostName) {
        var name = hostName.replaceAll("[^A-Za-z0-9._-]", "");
        return Optional.of(name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .filter(rest -> !rest.isEmpty());
    }

    /** How this machine executes guests, if that was found out for this version of its hypervisor. */
    Optional<Acceleration> probed(NodeFacts facts) {
        return database.sql("""
                        select acceleration from provisioning.acceleration_probe
                        where host_uuid = :hostUuid and hypervisor = :hypervisor""")
                .param("hostUuid", facts.hostUuid())
                .param("hypervisor", facts.hypervisor())
                .query((row, number) -> Acceleration.valueOf(row.getString("acceleration")))
                .optional();
    }

    /** Writes down what the probe found. */
    void probed(NodeId id, NodeFacts facts, Acceleration acceleration) {
        transaction.executeWithoutResult(status -> {
            database.sql("""
                            insert into provisioning.acceleration_probe (host_uuid, hypervisor, acceleration, probed_at)
                            values (:hostUuid, :hypervisor, :acceleration, :now)
                            on conflict (host_uuid, hypervisor) do update
                                set acceleration = excluded.acceleration, probed_at = excluded.probed_at""")
                    .param("hostUuid", facts.hostUuid())
                    .param("hypervisor", facts.hypervisor())
                    .param("acceleration", acceleration.name())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            assume(id, acceleration);
        });
    }

    /** Uses this for now, without remembering it for the next start. */
    void assume(NodeId id, Acceleration acceleration) {
        database.sql("update provisioning.node set acceleration = :acceleration where id = :id")
                .param("acceleration", acceleration.name())
                .param("id", id.value())
                .update();
    }

    /** Marks the nodes down that nobody watches, and forgets those of them that hold nothing; returns those ids. */
    List<NodeId> tidy() {
        return Optional.ofNullable(transaction.execute(status -> {
                    markUnwatched().forEach(changes::fleetChanged);
                    var forgotten = forgetUnwatched();
                    forgotten.forEach(changes::fleetChanged);
                    return forgotten.stream().map(NodeId::new).toList();
                }))
                .orElse(List.of());
    }

    private List<String> markUnwatched() {
        return database.sql("""
                        update provisioning.node n
                        set state = 'DOWN', message = :message, state_since = :now
                        from provisioning.node_contact c
                        where c.node_id = n.id and n.state <> 'DOWN'
                          and c.watched_until < now() - make_interval(secs => :seconds)
                        returning n.id""")
                .param("message", UNWATCHED)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("seconds", UNWATCHED_UNTIL_DOWN.toSeconds())
                .query((row, number) -> row.getString("id"))
                .list();
    }

    private List<String> forgetUnwatched() {
        return database.sql("""
                        delete from provisioning.node n using provisioning.node_contact c
                        where c.node_id = n.id and n.instances = 0 and n.disk_allocated = 0
                          and c.watched_until < now() - make_interval(secs => :seconds)
                        returning n.id""")
                .param("seconds", UNWATCHED_UNTIL_FORGOTTEN.toSeconds())
                .query((row, number) -> row.getString("id"))
                .list();
    }
}
