package org.ownsky.provisioning.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The counters of what nodes have given out; for placement, which keeps the ledger of who holds it. */
@Component
public class NodeCapacities {
    private final JdbcClient database;

    NodeCapacities(JdbcClient database) {
        this.database = database;
    }

    /** All nodes, by id, whatever their state; one that never answered has limits of zero. */
    @Transactional(readOnly = true)
    public List<NodeCapacity> all() {
        return database.sql("""
                        select id, name, state, coalesce(architecture, 'X86_64') as architecture,
                               acceleration is not null as probed, vcpus_limit, vcpus_allocated, memory_limit, memory_allocated, disk_limit, disk_allocated
                        from provisioning.node order by id""").query((row, number) -> read(row)).list();
    }

    /** Gives this out if the node is up and has it; one statement decides, so that no two callers get the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(NodeId node, VcpuCount vcpus, Bytes memory, Bytes disk) {
        return database.sql("""
                        update provisioning.node
                        set vcpus_allocated = vcpus_allocated + :vcpus,
                            memory_allocated = memory_allocated + :memory,
                            disk_allocated = disk_allocated + :disk,
                            instances = instances + 1
                        where id = :id and state = 'UP' and acceleration is not null
                          and vcpus_allocated + :vcpus <= vcpus_limit
                          and memory_allocated + :memory <= memory_limit
                          and disk_allocated + :disk <= disk_limit""")
                        .param("id", node.value())
                        .param("vcpus", vcpus.value())
                        .param("memory", memory.value())
                        .param("disk", disk.value())
                        .update()
                == 1;
    }

    /** Takes back what a claim gave out; the caller's ledger makes sure that this happens once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(NodeId node, VcpuCount vcpus, Bytes memory, Bytes disk) {
        database.sql("""
                        update provisioning.node
                        set vcpus_allocated = vcpus_allocated - :vcpus,
                            memory_allocated = memory_allocated - :memory,
                            disk_allocated = disk_allocated - :disk,
                            instances = instances - 1
                        where id = :id""")
                .param("id", node.value())
                .param("vcpus", vcpus.value())
                .param("memory", memory.value())
                .param("disk", disk.value())
                .update();
    }

    /** As {@link #claim}, for a disk without an instance: a volume's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claimDisk(NodeId node, Bytes disk) {
        return database.sql("""
                        update provisioning.node
                        set disk_allocated = disk_allocated + :disk
                        where id = :id and state = 'UP' and disk_allocated + :disk <= disk_limit""")
                        .param("id", node.value())
                        .param("disk", disk.value())
                        .update()
                == 1;
    }

    /** Takes back what {@link #claimDisk} gave out; the volume's row makes sure that this happens once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBackDisk(NodeId node, Bytes disk) {
        database.sql("update provisioning.node set disk_allocated = disk_allocated - :disk where id = :id")
                .param("id", node.value())
                .param("disk", disk.value())
                .update();
    }

    private static NodeCapacity read(ResultSet row) throws SQLException {
        return new NodeCapacity(
                new NodeId(row.getString("id")),
                row.getString("name"),
                NodeState.valueOf(row.getString("state")),
                Architecture.valueOf(row.getString("architecture")),
                row.getBoolean("probed"),
                row.getInt("vcpus_limit"),
                row.getInt("vcpus_allocated"),
                new Bytes(row.getLong("memory_limit")),
                new Bytes(row.getLong("memory_allocated")),
                new Bytes(row.getLong("disk_limit")),
                new Bytes(row.getLong("disk_allocated")));
    }
}
