package org.ownsky.portal.oidc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-in rules in PostgreSQL. There are few: an operator writes each by hand, and there is a limit. */
@Repository
class RuleStore {
    private static final String ALL = "select * from oidc.sign_in_rule ";

    private final JdbcClient database;

    RuleStore(JdbcClient database) {
        this.database = database;
    }

    record Row(RuleId id, NewRule rule, Instant createdAt) {}

    /** In the order in which they were made. */
    List<Row> all() {
        return database.sql(ALL + "order by created_at, id")
                .query((row, number) -> row(row))
                .list();
    }

    Optional<Row> find(RuleId id) {
        return database.sql(ALL + "where id = ?")
                .param(id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** Whether it is new. */
    boolean insert(RuleId id, NewRule rule, Instant now) {
        return database.sql("""
                                insert into oidc.sign_in_rule
                                    (id, source, claim, value, role, tenant_id, project_id, created_at)
                                values (:id, :source, :claim, :value, :role, :tenant, :project, :now)
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("source", rule.source().key())
                        .param("claim", rule.claim())
                        .param("value", rule.value())
                        .param("role", rule.membership().role().key())
                        .param(
                                "tenant",
                                rule.membership().tenant().map(TenantId::value).orElse(null))
                        .param(
                                "project",
                                rule.membership()
                                        .project()
                                        .map(ProjectId::value)
                                        .orElse(null))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void remove(RuleId id) {
        database.sql("delete from oidc.sign_in_rule where id = ?")
                .param(id.value())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        var membership = new Membership(
                Role.find(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("tenant_id")).map(TenantId::new),
                Optional.ofNullable(row.getString("project_id")).map(ProjectId::new));
        return new Row(
                new RuleId(row.getString("id")),
                new NewRule(
                        ClaimSource.ofKey(row.getString("source")),
                        row.getString("claim"),
                        row.getString("value"),
                        membership),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
