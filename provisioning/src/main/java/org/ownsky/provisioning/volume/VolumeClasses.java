package org.ownsky.provisioning.volume;

import java.util.List;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue of volume classes. */
@Component
class VolumeClasses {
    private final JdbcClient jdbc;

    VolumeClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<VolumeClass> all() {
        return jdbc.sql("SELECT name, backend FROM provisioning.volume_class ORDER BY position")
                .query((row, number) -> new VolumeClass(row.getString("name"), row.getString("backend")))
                .list();
    }

    /** The class of this name, or the refusal that lists those there are. */
    VolumeClass require(String name) {
        var all = all();
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CloudException.invalid(
                        "Volume class",
                        name,
                        "one of " + all.stream().map(VolumeClass::name).collect(Collectors.joining(", "))));
    }
}
