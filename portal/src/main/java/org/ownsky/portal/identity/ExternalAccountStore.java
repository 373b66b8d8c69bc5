package org.ownsky.portal.identity;

import static org.ownsky.portal.identity.AccountStore.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts of people who sign in elsewhere, and the roles that rules gave them, in PostgreSQL. */
@Repository
class ExternalAccountStore {
    private final JdbcClient database;

    ExternalAccountStore(JdbcClient database) {
        this.database = database;
    }

    /** Whether it was made; not when somebody has the username or the email address. */
    boolean insert(UserId id, NewAccount account, Instant now) {
        return database.sql("""
                                insert into identity.account (id, username, email, display_name, kind, created_at)
                                values (:id, :username, :email, :displayName, :kind, :now)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("username", account.username())
                        .param("email", account.email().orElse(null))
                        .param("displayName", account.displayName())
                        .param("kind", account.kind().key())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Whether nobody else has the address. */
    boolean isFree(String email, Optional<UserId> but) {
        return database.sql("select not exists (select from identity.account where email = :email and id <> :but)")
                .param("email", email)
                .param("but", but.map(UserId::value).orElse(""))
                .query(Boolean.class)
                .single();
    }

    void refresh(UserId id, String displayName, Optional<String> email) {
        database.sql("update identity.account set display_name = :displayName, email = :email where id = :id")
                .param("displayName", displayName)
                .param("email", email.orElse(null))
                .param("id", id.value())
                .update();
    }

    List<Membership> byRule(UserId account) {
        return database.sql("""
                        select role, tenant_id, project_id from identity.membership
                        where account_id = :account and by_rule
                        """)
                .param("account", account.value())
                .query((row, number) -> new Membership(
                        Role.ofKey(row.getString("role")),
                        Optional.ofNullable(row.getString("tenant_id")).map(TenantId::new),
                        Optional.ofNullable(row.getString("project_id")).map(ProjectId::new)))
                .list();
    }

    /** Whether it is new; a role that somebody gave by hand stays one. */
    boolean grantByRule(UserId account, Membership membership, Instant now) {
        return at(database.sql("""
                                insert into identity.membership
                                    (account_id, role, tenant_id, project_id, granted_at, by_rule)
                                values (:account, :role, :tenant, :project, :now, true)
                                on conflict do nothing
                                """), account, membership).param("now", utc(now)).update() == 1;
    }

    /** Whether it was there, and from a rule. */
    boolean revokeByRule(UserId account, Membership membership) {
        return at(database.sql("""
                                delete from identity.membership
                                where account_id = :account and role = :role and by_rule
                                  and tenant_id is not distinct from :tenant
                                  and project_id is not distinct from :project
                                """), account, membership).update() == 1;
    }

    private static JdbcClient.StatementSpec at(
            JdbcClient.StatementSpec statement, UserId account, Membership membership) {
        return statement
                .param("account", account.value())
                .param("role", membership.role().key())
                .param("tenant", membership.tenant().map(TenantId::value).orElse(null))
                .param("project", membership.project().map(ProjectId::value).orElse(null));
    }
}
