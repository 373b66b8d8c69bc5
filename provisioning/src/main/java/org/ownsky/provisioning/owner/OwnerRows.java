package org.ownsky.provisioning.owner;

import java.util.Collection;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The owners in the rows of instances and key pairs. */
@Repository
class OwnerRows {
    private static final String INSTANCES = """
            provisioning.instance
            %s where coalesce(owned_by, launched_by) = :owner and project_id = any (:projects) and terminated_at is null
            """;

    private static final String KEY_PAIRS = """
            provisioning.key_pair
            %s where owned_by = :owner and project_id = any (:projects)
            """;

    private static final String TAKEN_OVER = "set owned_by = :to, owned_by_name = :toName";

    private final JdbcClient database;

    OwnerRows(JdbcClient database) {
        this.database = database;
    }

    Owned count(Collection<ProjectId> projects, UserId owner) {
        return new Owned(count(INSTANCES, projects, owner), count(KEY_PAIRS, projects, owner));
    }

    Owned handOver(Collection<ProjectId> projects, UserId owner, UserId to, String toName) {
        return new Owned(
                handOver(INSTANCES, projects, owner, to, toName), handOver(KEY_PAIRS, projects, owner, to, toName));
    }

    private long count(String rows, Collection<ProjectId> projects, UserId owner) {
        return owned("select count(*) from " + rows.formatted(""), projects, owner)
                .query(Long.class)
                .single();
    }

    private long handOver(String rows, Collection<ProjectId> projects, UserId owner, UserId to, String toName) {
        return owned("update " + rows.formatted(TAKEN_OVER), projects, owner)
                .param("to", to.value())
                .param("toName", toName)
                .update();
    }

    private JdbcClient.StatementSpec owned(String sql, Collection<ProjectId> projects, UserId owner) {
        return database.sql(sql)
                .param("owner", owner.value())
                .param("projects", projects.stream().map(ProjectId::value).toArray(String[]::new));
    }
}
