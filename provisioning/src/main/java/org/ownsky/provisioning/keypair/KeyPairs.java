package org.ownsky.provisioning.keypair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code key_pair}. */
@Repository
class KeyPairs {
    private static final String COLUMNS = "id, project_id, name, algorithm, fingerprint, public_key, created_at";

    private final JdbcClient database;

    KeyPairs(JdbcClient database) {
        this.database = database;
    }

    /** A key pair and where it lives. */
    record Row(ProjectId project, KeyPairView view) {}

    /** Whether it was added; not if the project has one of that name. */
    boolean add(ProjectId project, KeyPairView key, UserId owner, String ownerName) {
        return database.sql("""
                        insert into provisioning.key_pair
                            (id, project_id, name, algorithm, fingerprint, public_key, created_at, owned_by, owned_by_name)
                        values (:id, :project, :name, :algorithm, :fingerprint, :publicKey, :createdAt, :owner, :ownerName)
                        on conflict (project_id, name) do nothing""")
                        .param("id", key.id().value())
                        .param("project", project.value())
                        .param("name", key.name())
                        .param("algorithm", key.algorithm())
                        .param("fingerprint", key.fingerprint())
                        .param("publicKey", key.publicKey())
                        .param("createdAt", key.createdAt().atOffset(ZoneOffset.UTC))
                        .param("owner", owner.value())
                        .param("ownerName", ownerName)
                        .update()
                == 1;
    }

    List<KeyPairView> in(ProjectId project) {
        return database.sql(
                        "select " + COLUMNS + " from provisioning.key_pair where project_id = :project order by name")
                .param("project", project.value())
                .query((row, number) -> read(row).view())
                .list();
    }

    long count(ProjectId project) {
        return database.sql("select count(*) from provisioning.key_pair where project_id = :project")
                .param("project", project.value())
                .query(Long.class)
                .single();
    }

    Optional<Row> find(KeyPairId id) {
        return database.sql("select " + COLUMNS + " from provisioning.key_pair where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    void remove(KeyPairId id) {
        database.sql("delete from provisioning.key_pair where id = :id")
                .param("id", id.value())
                .update();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new ProjectId(row.getString("project_id")),
                new KeyPairView(
                        new KeyPairId(row.getString("id")),
                        row.getString("name"),
                        row.getString("algorithm"),
                        row.getString("fingerprint"),
                        row.getString("public_key"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }
}
