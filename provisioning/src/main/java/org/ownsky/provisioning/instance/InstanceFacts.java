package org.ownsky.provisioning.instance;

import java.net.Inet4Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.node.NodeId;

/**
 * What a saga step has to know of an instance to build it or to take it down.
 *
 * @param domain the guest's UUID on its node
 * @param publicKey one line as in {@code authorized_keys}
 * @param node where it was placed, if it is anywhere
 * @param address on that node's network, if it has one by now
 */
record InstanceFacts(
        InstanceId id,
        UUID domain,
        String name,
        ImageId image,
        VcpuCount vcpus,
        Bytes memory,
        Bytes rootDisk,
        Optional<String> publicKey,
        String userData,
        Optional<NodeId> node,
        Optional<Inet4Address> address) {
    static final String COLUMNS =
            "id, domain_uuid, name, image_id, vcpus, memory, root_disk, public_key, user_data, node_id, address";

    static InstanceFacts read(ResultSet row, int number) throws SQLException {
        return new InstanceFacts(
                new InstanceId(row.getString("id")),
                row.getObject("domain_uuid", UUID.class),
                row.getString("name"),
                new ImageId(row.getString("image_id")),
                new VcpuCount(row.getInt("vcpus")),
                new Bytes(row.getLong("memory")),
                new Bytes(row.getLong("root_disk")),
                Optional.ofNullable(row.getString("public_key")),
                row.getString("user_data"),
                Optional.ofNullable(row.getString("node_id")).map(NodeId::new),
                Optional.ofNullable(row.getString("address")).map(Inet4Address::ofLiteral));
    }
}
