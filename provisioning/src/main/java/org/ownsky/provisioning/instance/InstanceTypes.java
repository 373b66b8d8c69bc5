package org.ownsky.provisioning.instance;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue of sizes. Migrations alone change it, so it is read once. */
@Component
class InstanceTypes {
    private final JdbcClient jdbc;
    private final AtomicReference<@Nullable List<InstanceType>> catalogue = new AtomicReference<>();

    InstanceTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All, smallest first within a family. */
    List<InstanceType> all() {
        var known = catalogue.get();
        if (known != null) {
            return known;
        }
        var read = jdbc.sql(
                        "SELECT name, family, vcpus, memory, root_disk FROM provisioning.instance_type ORDER BY position")
                .query((row, number) -> new InstanceType(
                        row.getString("name"),
                        row.getString("family"),
                        new VcpuCount(row.getInt("vcpus")),
                        new Bytes(row.getLong("memory")),
                        new Bytes(row.getLong("root_disk"))))
                .list();
        catalogue.set(read);
        return read;
    }

    Optional<InstanceType> find(String name) {
        return all().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    String names() {
        return all().stream().map(InstanceType::name).collect(Collectors.joining(", "));
    }
}
