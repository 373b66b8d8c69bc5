package org.ownsky.provisioning.instance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.network.AddressBook;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What saga steps read and note in an instance's row, one statement each. By hand instead of through the entity: every launch
 * does it several times.
 */
@Component
class InstanceRecords {
    private final JdbcClient jdbc;
    private final AddressBook addresses;
    private final InstanceJournal journal;

    InstanceRecords(JdbcClient jdbc, AddressBook addresses, InstanceJournal journal) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.journal = journal;
    }

    /** The row as it is now; empty only after an instance was purged, long after it was terminated. */
    Optional<InstanceFacts> find(InstanceId id) {
        return jdbc.sql("SELECT " + InstanceFacts.COLUMNS + " FROM provisioning.instance WHERE id = :id")
                .param("id", id.value())
                .query(InstanceFacts::read)
                .optional();
    }

    /** As {@link #find}, for steps that cannot be without it. */
    InstanceFacts get(InstanceId id) {
        return find(id).orElseThrow(() -> InstanceService.notFound(id));
    }

    @Transactional
    public void placed(InstanceId id, NodeId node, String nodeName, Acceleration acceleration) {
        changed(
                id,
                jdbc.sql("""
                                UPDATE provisioning.instance SET node_id = :node, node_name = :name, emulated = :emulated
                                WHERE id = :id RETURNING project_id""")
                        .param("node", node.value())
                        .param("name", nodeName)
                        .param("emulated", acceleration == Acceleration.EMULATION));
    }

    /** The instance's address on its node's network, a free one if it has none yet. */
    @Transactional
    public AddressReservation addressed(InstanceId id, NodeId node, AddressRange network) {
        var reservation = addresses.allocate(node, network, id.value());
        address(id, reservation.address().getHostAddress());
        return reservation;
    }

    /** Its address is another one's to have. */
    @Transactional
    public void unaddressed(InstanceId id) {
        addresses.release(id.value());
        address(id, null);
    }

    private void address(InstanceId id, @Nullable String address) {
        changed(
                id,
                jdbc.sql("UPDATE provisioning.instance SET address = :address WHERE id = :id RETURNING project_id")
                        .param("address", address));
    }

    @Transactional
    public void unplaced(InstanceId id) {
        changed(id, jdbc.sql("""
                        UPDATE provisioning.instance SET node_id = NULL, node_name = NULL, emulated = false
                        WHERE id = :id RETURNING project_id"""));
    }

    private void changed(InstanceId id, JdbcClient.StatementSpec update) {
        update.param("id", id.value())
                .query(String.class)
                .optional()
                .ifPresent(project -> journal.changed(new ProjectId(project), id));
    }
}
