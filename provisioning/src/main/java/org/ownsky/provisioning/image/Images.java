package org.ownsky.provisioning.image;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code image}. */
@Repository
class Images {
    private final JdbcClient database;

    Images(JdbcClient database) {
        this.database = database;
    }

    /** An image, where its content lies, and whether it is offered. */
    record Row(ImageView view, String fileName, boolean offered) {}

    List<Row> offered() {
        return database.sql("select * from provisioning.image where retired_at is null order by name")
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Row> find(ImageId id) {
        return database.sql("select * from provisioning.image where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<Row> offered(String name) {
        return database.sql("select * from provisioning.image where name = :name and retired_at is null")
                .param("name", name)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Whether this very content is offered already. */
    boolean isOffered(Manifest manifest) {
        return database.sql("""
                        select exists (select from provisioning.image
                                       where name = :name and sha256 = :sha256 and file_name = :fileName
                                         and retired_at is null)""")
                .param("name", manifest.name())
                .param("sha256", manifest.sha256())
                .param("fileName", manifest.file())
                .query(Boolean.class)
                .single();
    }

    /** Offers this content under its name, and retires what was offered before; content that was known keeps its id. */
    void offer(ImageId idIfNew, GoldenImage image, Instant now) {
        var manifest = image.manifest();
        database.sql("""
                        update provisioning.image set retired_at = :now
                        where name = :name and sha256 <> :sha256 and retired_at is null""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("name", manifest.name())
                .param("sha256", manifest.sha256())
                .update();
        database.sql("""
                        insert into provisioning.image
                            (id, name, description, sha256, file_name, architecture, virtual_size, file_size,
                             minimum_memory, login_user, created_at)
                        values (:id, :name, :description, :sha256, :fileName, :architecture, :virtualSize, :fileSize,
                                :minimumMemory, :loginUser, :now)
                        on conflict (name, sha256) do update
                            set retired_at = null, file_name = excluded.file_name""")
                .param("id", idIfNew.value())
                .param("name", manifest.name())
                .param("description", manifest.description())
                .param("sha256", manifest.sha256())
                .param("fileName", manifest.file())
                .param("architecture", manifest.architecture().name())
                .param("virtualSize", manifest.virtualSize().value())
                .param("fileSize", image.fileSize().value())
                .param("minimumMemory", manifest.minimumMemory().value())
                .param("loginUser", manifest.loginUser())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Retires all but these; returns the names of those it retired. */
    List<String> retireOthers(Collection<String> names, Instant now) {
        return database.sql("""
                        update provisioning.image set retired_at = :now
                        where retired_at is null and name <> all (:names)
                        returning name""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** One process at a time registers, until its transaction ends. */
    void lock() {
        database.sql("lock table provisioning.image in share row exclusive mode")
                .update();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new ImageView(
                        new ImageId(row.getString("id")),
                        row.getString("name"),
                        row.getString("description"),
                        Architecture.valueOf(row.getString("architecture")),
                        new Bytes(row.getLong("virtual_size")),
                        new Bytes(row.getLong("file_size")),
                        new Bytes(row.getLong("minimum_memory")),
                        row.getString("login_user"),
                        true,
                        row.getObject("created_at", OffsetDateTime.class).toInstant()),
                row.getString("file_name"),
                row.getObject("retired_at") == null);
    }
}
