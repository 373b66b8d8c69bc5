package org.ownsky.provisioning.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.MacAddress;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which guest has which address on its node's network. The database decides: one owner an address, one address an owner, so
 * that asking again gives the same.
 */
@Component
public class AddressBook {
    private static final int TRIES_BY_CHANCE = 8;
    private static final int MOST_TRIES = 64;

    private final JdbcClient jdbc;

    AddressBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The owner's address on this node, a free one if it has none yet.
     *
     * @throws CloudException NoCapacity when the range is used up
     */
    @Transactional
    public AddressReservation allocate(NodeId node, AddressRange range, String owner) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var number = attempt < TRIES_BY_CHANCE ? candidate(range, owner, attempt) : lowestFree(node, range);
            if (claim(node, number, owner)) {
                return reservation(owner, number);
            }
            // Taken by another owner, or it has one already.
            var known = find(owner);
            if (known.isPresent()) {
                return known.get();
            }
        }
        throw CloudException.of(new CloudError.Unavailable(
                "An address for " + owner, "others took the free ones " + MOST_TRIES + " times"));
    }

    @Transactional(readOnly = true)
    public Optional<AddressReservation> find(String owner) {
        return jdbc.sql("SELECT owner, number FROM provisioning.address WHERE owner = :owner")
                .param("owner", owner)
                .query(AddressBook::read)
                .optional();
    }

    /** Frees the owner's address; again is fine. */
    @Transactional
    public void release(String owner) {
        jdbc.sql("DELETE FROM provisioning.address WHERE owner = :owner")
                .param("owner", owner)
                .update();
    }

    /**
     * Where to look first: a place that follows from the owner, so that guests made at the same moment rarely ask for the same
     * one, and an address just freed is rarely given out again at once.
     */
    private static long candidate(AddressRange range, String owner, int attempt) {
        return AddressRange.toNumber(range.first()) + Math.floorMod((owner + attempt).hashCode(), range.size());
    }

    /** One statement; a lost race inserts nothing and leaves the transaction alive. */
    private boolean claim(NodeId node, long number, String owner) {
        return jdbc.sql("""
                INSERT INTO provisioning.address (owner, node_id, number) VALUES (:owner, :node, :number)
                ON CONFLICT DO NOTHING""")
                        .param("owner", owner)
                        .param("node", node.value())
                        .param("number", number)
                        .update()
                == 1;
    }

    private long lowestFree(NodeId node, AddressRange range) {
        return jdbc.sql("""
                SELECT number FROM generate_series(:first::bigint, :first::bigint + :size - 1) AS free (number)
                WHERE NOT EXISTS (
                    SELECT FROM provisioning.address taken WHERE taken.node_id = :node AND taken.number = free.number)
                LIMIT 1""")
                .param("first", AddressRange.toNumber(range.first()))
                .param("size", range.size())
                .param("node", node.value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> CloudException.of(new CloudError.NoCapacity(
                        "another guest",
                        List.of("all " + range.size() + " addresses of the node's network are in use"))));
    }

    private static AddressReservation read(ResultSet row, int index) throws SQLException {
        return reservation(row.getString("owner"), row.getLong("number"));
    }

    private static AddressReservation reservation(String owner, long number) {
        var address = AddressRange.toAddress(number);
        return new AddressReservation(owner, MacAddress.of(address), address);
    }
}
