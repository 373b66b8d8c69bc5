package org.ownsky.portal.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenants in PostgreSQL. */
@Repository
class TenantStore {
    private static final String TENANTS = """
            select t.id, t.number, t.slug, t.name, t.state, t.state_since, t.closes_at
            from identity.tenant t
            """;

    private static final String IN_ORDER = """
            and t.state <> 'closed'
            and (:search = '' or lower(t.name) like :pattern or t.slug like :pattern)
            and (lower(t.name), t.id) > (lower(:after), :afterId)
            order by lower(t.name), t.id
            limit :rows
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

    void insert(TenantView tenant) {
        database.sql("""
                        insert into identity.tenant (id, number, slug, name, state, state_since, created_at)
                        values (:id, :number, :slug, :name, :state, :now, :now)
                        """)
                .param("id", tenant.id().value())
                .param("number", tenant.number().value())
                .param("slug", tenant.slug().value())
                .param("name", tenant.name())
                .param("state", tenant.state().key())
                .param("now", utc(tenant.since()))
                .update();
    }

    Optional<TenantView> find(TenantId id) {
        return database.sql(TENANTS + "where t.id = :id")
                .param("id", id.value())
                .query((row, number) -> tenant(row, ""))
                .optional();
    }

    /** As {@link #find}, with the row locked to the end of the transaction. */
    Optional<TenantView> lock(TenantId id) {
        return database.sql(TENANTS + "where t.id = :id for no key update")
                .param("id", id.value())
                .query((row, number) -> tenant(row, ""))
                .optional();
    }

    Optional<TenantView> find(Slug slug) {
        return database.sql(TENANTS + "where t.slug = :slug and t.state <> 'closed'")
                .param("slug", slug.value())
                .query((row, number) -> tenant(row, ""))
                .optional();
    }

    /** All tenants, one row more than the page has. */
    List<TenantView> page(PageRequest request) {
        return bind(database.sql(TENANTS + "where true " + IN_ORDER), request)
                .query((row, number) -> tenant(row, ""))
                .list();
    }

    /** Those in which, or in a project of which, the account has a role; one row more than the page has. */
    List<TenantView> pageWithin(UserId account, PageRequest request) {
        return bind(database.sql(TENANTS + """
                                where t.id in (
                                    select coalesce(held.tenant_id, p.tenant_id)
                                    from identity.held_role held
                                    left join identity.project p on p.id = held.project_id
                                    where held.account_id = :account)
                                """ + IN_ORDER), request)
                .param("account", account.value())
                .query((row, number) -> tenant(row, ""))
                .list();
    }

    /** Those in which nothing may run. */
    List<TenantView> resting() {
        return database.sql(TENANTS + "where t.state in ('suspended', 'closing') order by t.id")
                .query((row, number) -> tenant(row, ""))
                .list();
    }

    /** Leaves of its people's roles, groups and invitations nothing. */
    void dissolve(TenantId id) {
        for (var table : List.of("membership", "group_role", "person_group", "invitation")) {
            database.sql("delete from identity." + table + " where tenant_id = :id")
                    .param("id", id.value())
                    .update();
        }
    }

    void rename(TenantId id, String name) {
        database.sql("update identity.tenant set name = :name where id = :id")
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    /**
     * Notes the state.
     *
     * @param closesAt for {@link TenantState#CLOSING} only
     */
    void enter(TenantId id, TenantState state, Instant since, @Nullable Instant closesAt) {
        database.sql("""
                        update identity.tenant
                        set state = :state, state_since = :since, closes_at = :closesAt
                        where id = :id
                        """)
                .param("state", state.key())
                .param("since", utc(since))
                .param("closesAt", closesAt == null ? null : utc(closesAt))
                .param("id", id.value())
                .update();
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, PageRequest request) {
        var from = request.from();
        return statement
                .param("search", request.search())
                .param("pattern", request.pattern())
                .param("after", from.value())
                .param("afterId", from.id())
                .param("rows", request.limit() + 1);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static TenantView tenant(ResultSet row, String prefix) throws SQLException {
        return new TenantView(
                new TenantId(row.getString(prefix + "id")),
                new AccountNumber(row.getString(prefix + "number")),
                new Slug(row.getString(prefix + "slug")),
                row.getString(prefix + "name"),
                TenantState.ofKey(row.getString(prefix + "state")),
                row.getObject(prefix + "state_since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(prefix + "closes_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
