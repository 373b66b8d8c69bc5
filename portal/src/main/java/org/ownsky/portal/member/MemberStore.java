package org.ownsky.portal.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.AccountKind;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which role where, in PostgreSQL. */
@Repository
class MemberStore {
    /** Roles in the tenant and in any project of it. */
    static final String IN_TENANT = """
            select held.account_id, held.role, held.tenant_id, held.project_id, held.group_id
            from identity.held_role held where held.tenant_id = :tenant
            union all
            select held.account_id, held.role, held.tenant_id, held.project_id, held.group_id
            from identity.project p join identity.held_role held on held.project_id = p.id
            where p.tenant_id = :tenant and p.deleted_at is null
            """;

    /** Roles in the project, and those in its tenant, which hold in it too. */
    private static final String IN_PROJECT = """
            select held.account_id, held.role, held.tenant_id, held.project_id, held.group_id
            from identity.held_role held where held.project_id = :project
            union all
            select held.account_id, held.role, held.tenant_id, held.project_id, held.group_id
            from identity.held_role held where held.tenant_id = :tenant
            """;

    private static final String PAGE = """
            with held as materialized (%s), person as (
                select a.id, a.username, a.email, a.display_name, a.kind, a.enabled
                from identity.account a
                where a.id in (select account_id from held)
                  and (:search = '' or lower(a.display_name) like :pattern or a.username like :pattern
                       or a.email like :pattern)
                  and (lower(a.display_name), a.id) > (lower(:after), :afterId)
                order by lower(a.display_name), a.id
                limit :rows
            )
            select person.*, held.role, held.tenant_id, held.project_id, g.name as group_name
            from person join held on held.account_id = person.id
            left join identity.person_group g on g.id = held.group_id
            order by lower(person.display_name), person.id
            """;

    private final JdbcClient database;

    MemberStore(JdbcClient database) {
        this.database = database;
    }

    /** People with a role in the tenant or in a project of it; one more than the page has. */
    List<MemberView> page(TenantId tenant, PageRequest request) {
        return collect(bind(database.sql(PAGE.formatted(IN_TENANT)), request).param("tenant", tenant.value()));
    }

    /** People whose roles count in the project; one more than the page has. */
    List<MemberView> page(ProjectScope scope, PageRequest request) {
        return collect(bind(database.sql(PAGE.formatted(IN_PROJECT)), request)
                .param("tenant", scope.tenant().value())
                .param("project", scope.project().value()));
    }

    /** Everything that the account holds in the tenant and its projects; empty for a stranger. */
    Optional<MemberView> find(TenantId tenant, UserId account) {
        return collect(database.sql("""
                                with held as (%s)
                                select a.id, a.username, a.email, a.display_name, a.kind, a.enabled,
                                       held.role, held.tenant_id, held.project_id, g.name as group_name
                                from held join identity.account a on a.id = held.account_id
                                left join identity.person_group g on g.id = held.group_id
                                where a.id = :account
                                """.formatted(IN_TENANT))
                        .param("tenant", tenant.value())
                        .param("account", account.value()))
                .stream()
                .findFirst();
    }

    Optional<AccountView> findAccount(UserId account) {
        return database.sql("select id, username, email, display_name, kind from identity.account where id = :account")
                .param("account", account.value())
                .query((row, number) -> account(row))
                .optional();
    }

    /** Whether it is new. */
    boolean grant(UserId account, Membership membership, Instant now) {
        return at(database.sql("""
                                insert into identity.membership (account_id, role, tenant_id, project_id, granted_at)
                                values (:account, :role, :tenant, :project, :now)
                                on conflict (account_id, role, tenant_id, project_id)
                                do update set by_rule = false where membership.by_rule
                                """), membership)
                        .param("account", account.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Acts in the membership's project from now on, if it is one of a project. */
    void choose(UserId account, Membership membership) {
        membership
                .project()
                .ifPresent(project -> database.sql("update identity.account set chosen_project_id = ? where id = ?")
                        .params(project.value(), account.value())
                        .update());
    }

    /** Whether it was there. */
    boolean revoke(UserId account, Membership membership) {
        return at(database.sql("""
                                delete from identity.membership
                                where account_id = :account and role = :role
                                  and tenant_id is not distinct from :tenant
                                  and project_id is not distinct from :project
                                """), membership)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    /** Takes every role in the tenant and its projects, and leaves its groups. */
    void revokeAll(UserId account, TenantId tenant) {
        database.sql("""
                        delete from identity.membership
                        where account_id = :account
                          and (tenant_id = :tenant
                               or project_id in (select id from identity.project where tenant_id = :tenant))
                        """)
                .param("account", account.value())
                .param("tenant", tenant.value())
                .update();
        database.sql("""
                        delete from identity.group_member
                        where account_id = :account
                          and group_id in (select id from identity.person_group where tenant_id = :tenant)
                        """)
                .param("account", account.value())
                .param("tenant", tenant.value())
                .update();
    }

    static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, Membership membership) {
        return statement
                .param("role", membership.role().key())
                .param("tenant", membership.tenant().map(TenantId::value).orElse(null))
                .param("project", membership.project().map(ProjectId::value).orElse(null));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                Role.find(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("tenant_id")).map(TenantId::new),
                Optional.ofNullable(row.getString("project_id")).map(ProjectId::new));
    }

    static AccountView account(ResultSet row) throws SQLException {
        return new AccountView(
                new UserId(row.getString("id")),
                row.getString("username"),
                Optional.ofNullable(row.getString("email")),
                row.getString("display_name"),
                AccountKind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)));
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, PageRequest request) {
        var from = request.from();
        return statement
                .param("search", request.search())
                .param("pattern", request.pattern())
                .param("after", from.value())
                .param("afterId", from.id())
                .param("rows", request.limit() + 1);
    }

    private static List<MemberView> collect(JdbcClient.StatementSpec statement) {
        Map<UserId, MemberView> people = new LinkedHashMap<>();
        Map<UserId, List<HeldRole>> roles = new LinkedHashMap<>();
        statement.query(row -> {
            var account = account(row);
            people.put(account.id(), new MemberView(account, row.getBoolean("enabled"), List.of()));
            roles.computeIfAbsent(account.id(), _ -> new ArrayList<>())
                    .add(new HeldRole(membership(row), Optional.ofNullable(row.getString("group_name"))));
        });
        return people.values().stream()
                .map(person -> new MemberView(
                        person.account(),
                        person.enabled(),
                        roles.getOrDefault(person.account().id(), List.of()).stream()
                                .sorted(Comparator.comparing(
                                        held -> held.membership().role()))
                                .toList()))
                .toList();
    }
}
