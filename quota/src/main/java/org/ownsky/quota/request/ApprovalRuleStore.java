package org.ownsky.quota.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rules that approve by themselves, in PostgreSQL. */
@Repository
class ApprovalRuleStore {
    private final JdbcClient jdbc;

    ApprovalRuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApprovalRule rule) {
        jdbc.sql("""
                        insert into quota.approval_rule
                            (id, tenant, of_operators, resource, most_more, longest_days, valid_until, made_by_name, made_at)
                        values (:id, :tenant, :ofOperators, :resource, :most, :days, :until, :by, :at)
                        """)
                .param("id", rule.id().value())
                .param("tenant", rule.tenant().value())
                .param("ofOperators", rule.ofOperators())
                .param("resource", rule.resource().key())
                .param("most", rule.mostMore())
                .param("days", rule.longestDays().orElse(null))
                .param("until", RequestStore.utc(rule.validUntil()))
                .param("by", rule.madeBy())
                .param("at", RequestStore.utc(rule.madeAt()))
                .update();
    }

    /** The most generous first. */
    List<ApprovalRule> of(TenantId tenant) {
        return jdbc.sql("select * from quota.approval_rule where tenant = :tenant order by most_more desc, id")
                .param("tenant", tenant.value())
                .query((row, number) -> rule(row))
                .list();
    }

    Optional<ApprovalRule> find(ApprovalRuleId id) {
        return jdbc.sql("select * from quota.approval_rule where id = :id")
                .param("id", id.value())
                .query((row, number) -> rule(row))
                .optional();
    }

    void delete(ApprovalRuleId id) {
        jdbc.sql("delete from quota.approval_rule where id = :id")
                .param("id", id.value())
                .update();
    }

    /** How much the rule gave of a limit that still runs. */
    long given(ApprovalRule rule, String scope) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0)
                        from quota.request join quota.addition on addition.request = request.id
                        where request.rules @> array[cast(:rule as text)] and addition.state = 'running'
                          and addition.scope = :scope and addition.resource = :resource
                        """)
                .param("rule", rule.id().value())
                .param("scope", scope)
                .param("resource", rule.resource().key())
                .query(Long.class)
                .single();
    }

    void applied(QuotaRequestId request, List<ApprovalRule> rules) {
        jdbc.sql("update quota.request set rules = :rules where id = :id")
                .param(
                        "rules",
                        rules.stream().map(rule -> rule.id().value()).distinct().toArray(String[]::new))
                .param("id", request.value())
                .update();
    }

    private static ApprovalRule rule(ResultSet row) throws SQLException {
        var days = row.getInt("longest_days");
        var isLimited = !row.wasNull();
        return new ApprovalRule(
                new ApprovalRuleId(row.getString("id")),
                new TenantId(row.getString("tenant")),
                row.getBoolean("of_operators"),
                QuotaResource.ofKey(row.getString("resource")),
                row.getLong("most_more"),
                isLimited ? Optional.of(days) : Optional.empty(),
                Optional.ofNullable(row.getObject("valid_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
