package org.ownsky.portal.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenants and their projects in PostgreSQL. */
@Repository
class TenantStore {
    private static final String PROJECTS = """
            select p.id, p.number, p.name, t.id as tenant_id, t.number as tenant_number, t.name as tenant_name
            from identity.project p join identity.tenant t on t.id = p.tenant_id
            """;

    private static final String WITHIN_REACH = """
            where p.tenant_id in (select tenant_id from identity.membership
                                  where account_id = :account and tenant_id is not null)
               or p.id in (select project_id from identity.membership
                           where account_id = :account and project_id is not null)
            order by lower(t.name), lower(p.name)
            """;

    private final JdbcClient database;

    TenantStore(JdbcClient database) {
        this.database = database;
    }

    /** False when another owner has the number already. */
    boolean claim(AccountNumber number) {
        return database.sql("insert into identity.account_number (value) values (:value) on conflict do nothing")
                        .param("value", number.value())
                        .update()
                == 1;
    }

    void insert(TenantView tenant, Instant now) {
        database.sql("insert into identity.tenant (id, number, name, created_at) values (:id, :number, :name, :now)")
                .param("id", tenant.id().value())
                .param("number", tenant.number().value())
                .param("name", tenant.name())
                .param("now", AccountStore.utc(now))
                .update();
    }

    void insert(ProjectView project, Instant now) {
        database.sql("""
                        insert into identity.project (id, tenant_id, number, name, created_at)
                        values (:id, :tenant, :number, :name, :now)
                        """)
                .param("id", project.id().value())
                .param("tenant", project.tenant().id().value())
                .param("number", project.number().value())
                .param("name", project.name())
                .param("now", AccountStore.utc(now))
                .update();
    }

    Optional<TenantView> find(TenantId id) {
        return database.sql("select id, number, name from identity.tenant where id = :id")
                .param("id", id.value())
                .query((row, number) -> tenant(row, ""))
                .optional();
    }

    Optional<TenantView> findTenant(String name) {
        return database.sql("select id, number, name from identity.tenant where lower(name) = lower(:name)")
                .param("name", name)
                .query((row, number) -> tenant(row, ""))
                .optional();
    }

    Optional<ProjectView> find(ProjectId id) {
        return database.sql(PROJECTS + "where p.id = :id")
                .param("id", id.value())
                .query((row, number) -> project(row))
                .optional();
    }

    Optional<ProjectView> findProject(TenantId tenant, String name) {
        return database.sql(PROJECTS + "where p.tenant_id = :tenant and lower(p.name) = lower(:name)")
                .param("tenant", tenant.value())
                .param("name", name)
                .query((row, number) -> project(row))
                .optional();
    }

    /** Every project that the account has a role in, by tenant and name. */
    List<ProjectView> within(UserId account) {
        return database.sql(PROJECTS + WITHIN_REACH)
                .param("account", account.value())
                .query((row, number) -> project(row))
                .list();
    }

    Optional<ProjectView> firstWithin(UserId account) {
        return database.sql(PROJECTS + WITHIN_REACH + "limit 1")
                .param("account", account.value())
                .query((row, number) -> project(row))
                .optional();
    }

    private static ProjectView project(ResultSet row) throws SQLException {
        return new ProjectView(
                new ProjectId(row.getString("id")),
                new AccountNumber(row.getString("number")),
                row.getString("name"),
                tenant(row, "tenant_"));
    }

    private static TenantView tenant(ResultSet row, String prefix) throws SQLException {
        return new TenantView(
                new TenantId(row.getString(prefix + "id")),
                new AccountNumber(row.getString(prefix + "number")),
                row.getString(prefix + "name"));
    }
}
