package org.ownsky.portal.identity;

import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds roles where, in PostgreSQL; enabled people alone. */
@Repository
class HolderStore {
    private static final String HOLDERS = """
            select distinct held.account_id
            from identity.held_role held
            join identity.account a on a.id = held.account_id and a.enabled and a.kind = 'person'
            where held.role = any (:roles)
            """;

    private final JdbcClient database;

    HolderStore(JdbcClient database) {
        this.database = database;
    }

    Set<UserId> inProject(String[] roles, String project, String tenant) {
        return read(database.sql(HOLDERS + "and (held.project_id = :project or held.tenant_id = :tenant)")
                .param("roles", roles)
                .param("project", project)
                .param("tenant", tenant));
    }

    Set<UserId> inTenant(String[] roles, String tenant) {
        return read(database.sql(HOLDERS + "and held.tenant_id = :tenant")
                .param("roles", roles)
                .param("tenant", tenant));
    }

    Set<UserId> inFleet(String[] roles) {
        return read(database.sql(HOLDERS + "and held.tenant_id is null and held.project_id is null")
                .param("roles", roles));
    }

    Optional<String> address(UserId account) {
        return database.sql("select email from identity.account where id = :id and enabled and email is not null")
                .param("id", account.value())
                .query(String.class)
                .optional();
    }

    private static Set<UserId> read(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) -> new UserId(row.getString("account_id")))
                .set();
    }
}
