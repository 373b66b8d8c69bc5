package org.ownsky.portal.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects in PostgreSQL; those that were deleted are not found. */
@Repository
class ProjectStore {
    private static final String PROJECTS = """
            select p.id, p.number, p.slug, p.name,
                   t.id as tenant_id, t.number as tenant_number, t.slug as tenant_slug, t.name as tenant_name,
                   t.state as tenant_state, t.state_since as tenant_state_since,
                   t.closes_at as tenant_closes_at
            from identity.project p join identity.tenant t on t.id = p.tenant_id
            where p.deleted_at is null
            """;

    private static final String SEARCHED = """
            and (:search = '' or lower(p.name) like :pattern or p.slug like :pattern)
            """;

    private static final String HELD = """
            and p.id in (
                select held.project_id from identity.held_role held
                where held.account_id = :account and held.project_id is not null
                union all
                select inside.id from identity.held_role held
                join identity.project inside on inside.tenant_id = held.tenant_id and inside.deleted_at is null
                where held.account_id = :account)
            """;

    private static final String IN_ORDER = """
            and (lower(p.name), p.id) > (lower(:after), :afterId)
            order by lower(p.name), p.id
            limit :rows
            """;

    private static final String BY_TENANT = "order by lower(t.name), t.id, lower(p.name), p.id\n";

    private final JdbcClient database;

    ProjectStore(JdbcClient database) {
        this.database = database;
    }

    void insert(ProjectView project, Instant now) {
        database.sql("""
                        insert into identity.project (id, tenant_id, number, slug, name, created_at)
                        values (:id, :tenant, :number, :slug, :name, :now)
                        """)
                .param("id", project.id().value())
                .param("tenant", project.tenant().id().value())
                .param("number", project.number().value())
                .param("slug", project.slug().value())
                .param("name", project.name())
                .param("now", TenantStore.utc(now))
                .update();
    }

    Optional<ProjectView> find(ProjectId id) {
        return database.sql(PROJECTS + "and p.id = :id")
                .param("id", id.value())
                .query((row, number) -> project(row))
                .optional();
    }

    Optional<ProjectView> find(TenantId tenant, Slug slug) {
        return database.sql(PROJECTS + "and p.tenant_id = :tenant and p.slug = :slug")
                .param("tenant", tenant.value())
                .param("slug", slug.value())
                .query((row, number) -> project(row))
                .optional();
    }

    List<ProjectView> all(TenantId tenant) {
        return database.sql(PROJECTS + "and p.tenant_id = :tenant order by p.id")
                .param("tenant", tenant.value())
                .query((row, number) -> project(row))
                .list();
    }

    /** The tenant's, one row more than the page has. */
    List<ProjectView> page(TenantId tenant, PageRequest request) {
        return TenantStore.bind(database.sql(PROJECTS + "and p.tenant_id = :tenant\n" + SEARCHED + IN_ORDER), request)
                .param("tenant", tenant.value())
                .query((row, number) -> project(row))
                .list();
    }

    /** The tenant's in which the account has a role, one row more than the page has. */
    List<ProjectView> pageWithin(UserId account, TenantId tenant, PageRequest request) {
        return TenantStore.bind(
                        database.sql(PROJECTS + "and p.tenant_id = :tenant\n" + HELD + SEARCHED + IN_ORDER), request)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, number) -> project(row))
                .list();
    }

    /** The first ones, of all tenants, in which the account has a role, by tenant and name; their names or tenant's match. */
    List<ProjectView> within(UserId account, PageRequest request) {
        return database.sql(PROJECTS + HELD + """
                        and t.state <> 'closed'
                        and (:search = '' or lower(p.name) like :pattern or p.slug like :pattern
                             or lower(t.name) like :pattern)
                        """ + BY_TENANT + "limit :rows")
                .param("account", account.value())
                .param("search", request.search())
                .param("pattern", request.pattern())
                .param("rows", request.limit())
                .query((row, number) -> project(row))
                .list();
    }

    void rename(ProjectId id, String name) {
        database.sql("update identity.project set name = :name where id = :id")
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    /** Leaves its name to records; the roles in it go. */
    void delete(ProjectId id, Instant now) {
        database.sql("delete from identity.membership where project_id = :id")
                .param("id", id.value())
                .update();
        database.sql("delete from identity.group_role where project_id = :id")
                .param("id", id.value())
                .update();
        database.sql("update identity.account set chosen_project_id = null where chosen_project_id = :id")
                .param("id", id.value())
                .update();
        database.sql("update identity.project set deleted_at = :now where id = :id")
                .param("now", TenantStore.utc(now))
                .param("id", id.value())
                .update();
    }

    private static ProjectView project(ResultSet row) throws SQLException {
        return new ProjectView(
                new ProjectId(row.getString("id")),
                new AccountNumber(row.getString("number")),
                new Slug(row.getString("slug")),
                row.getString("name"),
                TenantStore.tenant(row, "tenant_"));
    }
}
