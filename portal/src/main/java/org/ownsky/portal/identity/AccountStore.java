package org.ownsky.portal.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and their memberships in PostgreSQL. */
@Repository
class AccountStore {
    private static final String WITH_MEMBERSHIPS = """
            select a.id, a.username, a.email, a.display_name, a.kind, a.password_hash, a.enabled,
                   a.chosen_project_id, m.role, m.tenant_id, m.project_id
            from identity.account a left join identity.held_role m on m.account_id = a.id
            """;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    AccountStore(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    Optional<StoredAccount> find(UserId id) {
        return database.sql(
                        WITH_MEMBERSHIPS + "where a.id = :id order by m.granted_at, m.role, m.tenant_id, m.project_id")
                .param("id", id.value())
                .query(AccountStore::collect);
    }

    /** By username or email address, in any case. */
    Optional<StoredAccount> findByLogin(String usernameOrEmail) {
        if (usernameOrEmail.indexOf('\0') >= 0) {
            // PostgreSQL takes no NUL character, and no name has one.
            return Optional.empty();
        }
        return database.sql(WITH_MEMBERSHIPS + "where a.username = lower(:login) or a.email = lower(:login)")
                .param("login", usernameOrEmail)
                .query(AccountStore::collect);
    }

    /** Whether anybody has the role; enough to know whether this is the first start. */
    boolean anyoneIs(Role role) {
        return database.sql("select exists (select from identity.membership where role = :role)")
                .param("role", role.key())
                .query(Boolean.class)
                .single();
    }

    void insert(UserId id, NewAccount account, Optional<String> passwordHash, Instant now) {
        database.sql("""
                        insert into identity.account
                            (id, username, email, display_name, kind, password_hash, created_at)
                        values (:id, :username, :email, :displayName, :kind, :passwordHash, :now)
                        """)
                .param("id", id.value())
                .param("username", account.username())
                .param("email", account.email().orElse(null))
                .param("displayName", account.displayName())
                .param("kind", account.kind().key())
                .param("passwordHash", passwordHash.orElse(null))
                .param("now", utc(now))
                .update();
    }

    /** Again is fine. */
    void grant(UserId id, Membership membership, Instant now) {
        database.sql("""
                        insert into identity.membership (account_id, role, tenant_id, project_id, granted_at)
                        values (:account, :role, :tenant, :project, :now)
                        on conflict (account_id, role, tenant_id, project_id)
                                do update set by_rule = false where membership.by_rule
                        """)
                .param("account", id.value())
                .param("role", membership.role().key())
                .param("tenant", membership.tenant().map(TenantId::value).orElse(null))
                .param("project", membership.project().map(ProjectId::value).orElse(null))
                .param("now", utc(now))
                .update();
    }

    /** Tells of it: no way to replace a password leaves old sign-ins open. */
    void setPasswordHash(UserId id, String passwordHash) {
        database.sql("update identity.account set password_hash = :hash where id = :id")
                .param("hash", passwordHash)
                .param("id", id.value())
                .update();
        events.publishEvent(new PasswordReplaced(id.value()));
    }

    void setEnabled(UserId id, boolean enabled) {
        database.sql("update identity.account set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", id.value())
                .update();
    }

    void choose(UserId id, ProjectId project) {
        database.sql("update identity.account set chosen_project_id = :project where id = :id")
                .param("project", project.value())
                .param("id", id.value())
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<StoredAccount> collect(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        var view = new AccountView(
                new UserId(rows.getString("id")),
                rows.getString("username"),
                text(rows, "email"),
                rows.getString("display_name"),
                AccountKind.ofKey(rows.getString("kind")));
        var passwordHash = text(rows, "password_hash");
        var enabled = rows.getBoolean("enabled");
        var chosen = text(rows, "chosen_project_id").map(ProjectId::new);
        List<Membership> memberships = new ArrayList<>();
        do {
            var role = text(rows, "role");
            if (role.isPresent()) {
                memberships.add(new Membership(
                        Role.ofKey(role.get()),
                        text(rows, "tenant_id").map(TenantId::new),
                        text(rows, "project_id").map(ProjectId::new)));
            }
        } while (rows.next());
        return Optional.of(new StoredAccount(view, passwordHash, enabled, chosen, memberships));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
