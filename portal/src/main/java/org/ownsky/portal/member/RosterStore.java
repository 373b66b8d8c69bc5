package org.ownsky.portal.member;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All people of a tenant in PostgreSQL, at once. */
@Repository
class RosterStore {
    private final JdbcClient database;

    RosterStore(JdbcClient database) {
        this.database = database;
    }

    List<RosterLine> read(TenantId tenant, int limit) {
        return database.sql("""
                        with held as (%s)
                        select a.id, a.username, a.email, a.display_name, a.kind, a.enabled,
                               array_agg(distinct held.project_id) filter (where held.role = 'project-administrator')
                                   as administers
                        from held join identity.account a on a.id = held.account_id
                        group by a.id
                        order by lower(a.display_name), a.id
                        limit :limit
                        """.formatted(MemberStore.IN_TENANT))
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, number) ->
                        new RosterLine(MemberStore.account(row), row.getBoolean("enabled"), projects(row)))
                .list();
    }

    private static Set<ProjectId> projects(ResultSet row) throws SQLException {
        Array array = row.getArray("administers");
        return array == null
                ? Set.of()
                : Arrays.stream((String[]) array.getArray())
                        .map(ProjectId::new)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
