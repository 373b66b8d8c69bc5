package org.ownsky.quota.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of policies, and the count of each scope's changes. */
@Component
class PolicyStore {
    /** What stands for everywhere. */
    static final String EVERYWHERE = "*";

    private static final String POLICIES = """
            select policy.id, policy.level, policy.tenant, policy.project, policy.name, policy.state, policy.kind,
                   policy.rule, policy.changed_at, policy.changed_by, coalesce(account.label, '') as label
            from quota.policy
            left join quota.account on account.scope = policy.scope
            """;

    private final JdbcClient jdbc;
    private final RuleJson json;

    PolicyStore(JdbcClient jdbc, RuleJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A scope's policies as they were at one moment. */
    record Edition(long number, List<Policy> policies) {
        Edition {
            policies = List.copyOf(policies);
        }
    }

    static String key(PolicyScope scope) {
        return switch (scope) {
            case PolicyScope.Everywhere _ -> EVERYWHERE;
            case PolicyScope.OfTenant(var tenant) -> tenant.value();
            case PolicyScope.OfProject(var project) -> project.project().value();
        };
    }

    /** The count of changes of each of the three scopes that a project is in; those that never had a policy are left out. */
    Map<String, Long> editions(ProjectScope project) {
        var editions = new HashMap<String, Long>();
        jdbc.sql("select scope, edition from quota.policy_edition where scope in (:everywhere, :tenant, :project)")
                .param("everywhere", EVERYWHERE)
                .param("tenant", project.tenant().value())
                .param("project", project.project().value())
                .query(row -> {
                    editions.put(row.getString("scope"), row.getLong("edition"));
                });
        return editions;
    }

    /** The policies of one scope with the count that they belong to: one statement, so that both are of one moment. */
    Edition edition(String scope) {
        record Line(long edition, Optional<Policy> policy) {}
        var lines = jdbc.sql("""
                        select edition.edition, found.*
                        from quota.policy_edition as edition
                        left join (%s) as found on found.scope = edition.scope
                        where edition.scope = :scope
                        order by found.id
                        """.formatted(POLICIES.replace("select policy.id", "select policy.scope, policy.id")))
                .param("scope", scope)
                .query((row, number) -> new Line(
                        row.getLong("edition"),
                        row.getString("id") == null ? Optional.empty() : Optional.of(policy(row))))
                .list();
        return new Edition(
                lines.stream().mapToLong(Line::edition).findFirst().orElse(0),
                lines.stream().flatMap(line -> line.policy().stream()).toList());
    }

    /** The scope's policies, by id. */
    List<Policy> of(PolicyScope scope) {
        return jdbc.sql(POLICIES + "where policy.scope = :scope order by policy.id")
                .param("scope", key(scope))
                .query((row, number) -> policy(row))
                .list();
    }

    /** Those of all projects of a tenant, by id. */
    List<Policy> ofProjectsIn(TenantId tenant) {
        return jdbc.sql(POLICIES + "where policy.tenant = :tenant and policy.level = 'project' order by policy.id")
                .param("tenant", tenant.value())
                .query((row, number) -> policy(row))
                .list();
    }

    /** Those of the same kind that decide in places below this one, by id. */
    List<Policy> inForceBelow(PolicyScope scope, String kind, int limit) {
        var below = switch (scope) {
            case PolicyScope.Everywhere _ -> "policy.level <> 'operator' and cast(:scope as text) is not null";
            case PolicyScope.OfTenant _ -> "policy.level = 'project' and policy.tenant = :scope";
            case PolicyScope.OfProject _ -> "policy.scope <> policy.scope and policy.scope = :scope";
        };
        return jdbc.sql(POLICIES + """
                        where %s and policy.kind = :kind and policy.state = 'on'
                        order by policy.id limit :limit
                        """.formatted(below))
                .param("scope", key(scope))
                .param("kind", kind)
                .param("limit", limit)
                .query((row, number) -> policy(row))
                .list();
    }

    Optional<Policy> find(PolicyId id) {
        return jdbc.sql(POLICIES + "where policy.id = :id")
                .param("id", id.value())
                .query((row, number) -> policy(row))
                .optional();
    }

    void insert(Policy policy) {
        @Nullable String tenant = null;
        @Nullable String project = null;
        switch (policy.scope()) {
            case PolicyScope.Everywhere _ -> {}
            case PolicyScope.OfTenant(var one) -> tenant = one.value();
            case PolicyScope.OfProject(var one) -> {
                tenant = one.tenant().value();
                project = one.project().value();
            }
        }
        jdbc.sql("""
                        insert into quota.policy (id, level, tenant, project, name, state, kind, rule, changed_at, changed_by)
                        values (:id, :level, :tenant, :project, :name, :state, :kind, cast(:rule as jsonb), :at, :by)
                        """)
                .param("id", policy.id().value())
                .param("level", policy.scope().level().key())
                .param("tenant", tenant)
                .param("project", project)
                .param("name", policy.name())
                .param("state", policy.state().key())
                .param("kind", policy.rule().kind())
                .param("rule", json.write(policy.rule()))
                .param("at", policy.changedAt().atOffset(ZoneOffset.UTC))
                .param("by", policy.changedBy())
                .update();
    }

    void update(Policy policy) {
        jdbc.sql("""
                        update quota.policy
                        set name = :name, state = :state, kind = :kind, rule = cast(:rule as jsonb), changed_at = :at,
                            changed_by = :by
                        where id = :id
                        """)
                .param("id", policy.id().value())
                .param("name", policy.name())
                .param("state", policy.state().key())
                .param("kind", policy.rule().kind())
                .param("rule", json.write(policy.rule()))
                .param("at", policy.changedAt().atOffset(ZoneOffset.UTC))
                .param("by", policy.changedBy())
                .update();
    }

    void delete(PolicyId id) {
        jdbc.sql("delete from quota.policy where id = :id")
                .param("id", id.value())
                .update();
    }

    /** Counts a change, and has whoever else changes policies of this scope wait for the end of this transaction. */
    void lock(PolicyScope scope) {
        jdbc.sql("""
                        insert into quota.policy_edition (scope, edition) values (:scope, 1)
                        on conflict (scope) do update set edition = policy_edition.edition + 1
                        """).param("scope", key(scope)).update();
    }

    /** The project with its tenant; empty for one that has no account. */
    Optional<ProjectScope> project(ProjectId project) {
        return jdbc.sql("select owner from quota.account where scope = :project and level = 1")
                .param("project", project.value())
                .query(String.class)
                .optional()
                .map(tenant -> new ProjectScope(new TenantId(tenant), project));
    }

    /** What the place is called in a sentence; empty for everywhere, and for one that has no account. */
    String label(PolicyScope scope) {
        return jdbc.sql("select label from quota.account where scope = :scope")
                .param("scope", key(scope))
                .query(String.class)
                .optional()
                .orElse("");
    }

    private Policy policy(ResultSet row) throws SQLException {
        return new Policy(
                new PolicyId(row.getString("id")),
                scope(row),
                row.getString("label"),
                row.getString("name"),
                PolicyState.find(row.getString("state")).orElseThrow(),
                json.read(row.getString("kind"), row.getString("rule")),
                instant(row),
                row.getString("changed_by"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getTimestamp("changed_at").toInstant();
    }

    private static PolicyScope scope(ResultSet row) throws SQLException {
        return switch (PolicyLevel.find(row.getString("level")).orElseThrow()) {
            case OPERATOR -> new PolicyScope.Everywhere();
            case TENANT -> new PolicyScope.OfTenant(new TenantId(row.getString("tenant")));
            case PROJECT ->
                new PolicyScope.OfProject(new ProjectScope(
                        new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))));
        };
    }
}
