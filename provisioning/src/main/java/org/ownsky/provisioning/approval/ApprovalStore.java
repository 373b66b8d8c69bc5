package org.ownsky.provisioning.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.quota.policy.PolicyLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what needs approval. */
@Component
class ApprovalStore {
    /** Sorts after every id: the first page's cursor. */
    private static final String BEFORE_ALL = ApprovalId.PREFIX + "-~";

    private final JdbcClient jdbc;
    private final ApprovalJson json;

    ApprovalStore(JdbcClient jdbc, ApprovalJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whose approvals a page shows: everybody's, a tenant's, or a project's. */
    record Reach(Optional<TenantId> tenant, Optional<ProjectId> project) {
        /** Of this, what is one project's; nothing when that is outside. */
        Reach only(Optional<ProjectId> wanted) {
            if (project.isPresent() && wanted.isPresent() && !project.equals(wanted)) {
                throw CloudException.of(
                        new CloudError.NotFound("project", wanted.get().value()));
            }
            return new Reach(tenant, wanted.or(() -> project));
        }
    }

    void insert(ApprovalRow row) {
        jdbc.sql("""
                        insert into provisioning.approval (id, tenant, project, kind, asked, reasons, subjects, place,
                            asked_by, asked_by_name, asked_at, expires_at, state)
                        values (:id, :tenant, :project, :kind, cast(:asked as json), cast(:reasons as json), :subjects,
                            :place, :by, :byName, :at, :expires, :state)
                        """)
                .param("id", row.id().value())
                .param("tenant", row.scope().tenant().value())
                .param("project", row.scope().project().value())
                .param("kind", row.asked().kind())
                .param("asked", json.write(row.asked()))
                .param("reasons", json.write(row.reasons()))
                .param(
                        "subjects",
                        row.asked().instances().stream().map(InstanceId::value).toArray(String[]::new))
                .param("place", row.place())
                .param("by", row.askedBy().value())
                .param("byName", row.askedByName())
                .param("at", row.askedAt().atOffset(ZoneOffset.UTC))
                .param("expires", row.expiresAt().atOffset(ZoneOffset.UTC))
                .param("state", row.state().key())
                .update();
        for (var need : row.needs()) {
            jdbc.sql("insert into provisioning.approval_need (approval, level) values (:id, :level)")
                    .param("id", row.id().value())
                    .param("level", need.level().key())
                    .update();
        }
    }

    Optional<ApprovalRow> find(ApprovalId id) {
        return read("where id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    /** Holds the row to the end of the transaction: who decides must have it. */
    Optional<ApprovalRow> lock(ApprovalId id) {
        jdbc.sql("select 1 from provisioning.approval where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        return find(id);
    }

    /** Newest first. */
    List<ApprovalRow> page(Reach reach, Set<ApprovalState> states, Optional<String> cursor, int limit) {
        var parameters = new HashMap<String, Object>();
        var where = "where id < :cursor and state = any (:states)";
        parameters.put("cursor", cursor.orElse(BEFORE_ALL));
        parameters.put("states", states.stream().map(ApprovalState::key).toArray(String[]::new));
        parameters.put("limit", limit);
        if (reach.project().isPresent()) {
            where += " and project = :project";
            parameters.put("project", reach.project().get().value());
        }
        if (reach.tenant().isPresent()) {
            where += " and tenant = :tenant";
            parameters.put("tenant", reach.tenant().get().value());
        }
        return read(where + " order by id desc limit :limit", parameters);
    }

    /**
     * How many wait for one of these approvals.
     *
     * @param levels whose approvals count in all of the reach
     * @param own the project whose own approvals count too
     */
    long waiting(Reach reach, List<PolicyLevel> levels, Optional<ProjectId> own) {
        return jdbc.sql("""
                        select count(*) from provisioning.approval
                        where state = 'waiting'
                          and (cast(:tenant as text) is null or tenant = :tenant)
                          and (cast(:project as text) is null or project = :project)
                          and exists (
                              select 1 from provisioning.approval_need need
                              where need.approval = approval.id and need.given_by is null
                                and (need.level = any (:levels)
                                     or (need.level = 'project' and approval.project = cast(:own as text))))
                        """)
                .param("tenant", reach.tenant().map(TenantId::value).orElse(null))
                .param("project", reach.project().map(ProjectId::value).orElse(null))
                .param("levels", levels.stream().map(PolicyLevel::key).toArray(String[]::new))
                .param("own", own.map(ProjectId::value).orElse(null))
                .query(Long.class)
                .single();
    }

    /** Those about an instance that wait. */
    List<ApprovalRow> waitingFor(InstanceId instance) {
        return read(
                "where state = 'waiting' and subjects @> cast(array[:subject] as text[]) order by id",
                Map.of("subject", instance.value()));
    }

    /** Those that nobody decided in time. */
    List<ApprovalId> expired(Instant now, int limit) {
        return jdbc.sql("""
                        select id from provisioning.approval where state = 'waiting' and expires_at <= :now
                        order by expires_at limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> new ApprovalId(row.getString("id")))
                .list();
    }

    /** Launches that wait although none of their instances does any more: they were terminated, or their jobs cancelled. */
    List<ApprovalId> pointless(int limit) {
        return jdbc.sql("""
                        select id from provisioning.approval
                        where state = 'waiting' and kind = 'launch' and not exists (
                            select 1 from provisioning.job
                            where job.subject = any (approval.subjects) and job.state = 'QUEUED' and job.held)
                        order by id limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new ApprovalId(row.getString("id")))
                .list();
    }

    void give(ApprovalId id, List<PolicyLevel> levels, Caller by, Instant at, String comment) {
        jdbc.sql("""
                        update provisioning.approval_need
                        set given_by = :by, given_name = :name, given_at = :at, comment = :comment
                        where approval = :id and level = any (:levels) and given_by is null
                        """)
                .param("by", by.user().value())
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("comment", comment)
                .param("id", id.value())
                .param("levels", levels.stream().map(PolicyLevel::key).toArray(String[]::new))
                .update();
    }

    /** What guests were to run at their first boot may hold secrets: it is forgotten with the decision. */
    void end(ApprovalId id, ApprovalState state, ApprovalView.End end) {
        jdbc.sql("""
                        update provisioning.approval
                        set state = :state, ended_at = :at, ended_by_name = :by, comment = :comment,
                            asked = case when kind = 'launch'
                                then cast(jsonb_set(cast(asked as jsonb), '{form,userData}', '""') as json) else asked end
                        where id = :id
                        """)
                .param("state", state.key())
                .param("at", end.at().atOffset(ZoneOffset.UTC))
                .param("by", end.by())
                .param("comment", end.comment())
                .param("id", id.value())
                .update();
    }

    private List<ApprovalRow> read(String where, Map<String, ?> parameters) {
        var rows = jdbc.sql("""
                        select id, tenant, project, kind, asked, reasons, place, asked_by, asked_by_name, asked_at,
                               expires_at, state, ended_at, ended_by_name, comment
                        from provisioning.approval
                        """ + where)
                .params(parameters)
                .query((row, number) -> row(row))
                .list();
        var needs = needs(rows.stream().map(row -> row.id().value()).toList());
        return rows.stream()
                .map(row -> with(row, needs.getOrDefault(row.id().value(), List.of())))
                .toList();
    }

    private Map<String, List<ApprovalNeed>> needs(List<String> ids) {
        var needs = new HashMap<String, List<ApprovalNeed>>();
        if (ids.isEmpty()) {
            return needs;
        }
        jdbc.sql("""
                        select approval, level, given_name, given_at, comment from provisioning.approval_need
                        where approval = any (:ids)
                        """).param("ids", ids.toArray(String[]::new)).query(row -> {
            needs.computeIfAbsent(row.getString("approval"), _ -> new ArrayList<>())
                    .add(need(row));
        });
        needs.values().forEach(one -> one.sort(Comparator.comparing(ApprovalNeed::level)));
        return needs;
    }

    private static ApprovalNeed need(ResultSet row) throws SQLException {
        @Nullable String by = row.getString("given_name");
        return new ApprovalNeed(
                PolicyLevel.find(row.getString("level")).orElseThrow(),
                by == null
                        ? Optional.empty()
                        : Optional.of(new ApprovalNeed.Given(
                                by, row.getTimestamp("given_at").toInstant(), row.getString("comment"))));
    }

    private ApprovalRow row(ResultSet row) throws SQLException {
        @Nullable String endedBy = row.getString("ended_by_name");
        return new ApprovalRow(
                new ApprovalId(row.getString("id")),
                new ProjectScope(new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))),
                row.getString("place"),
                json.read(row.getString("kind"), row.getString("asked")),
                json.reasons(row.getString("reasons")),
                new UserId(row.getString("asked_by")),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                ApprovalState.find(row.getString("state")).orElseThrow(),
                endedBy == null
                        ? Optional.empty()
                        : Optional.of(new ApprovalView.End(
                                endedBy, row.getTimestamp("ended_at").toInstant(), row.getString("comment"))),
                List.of());
    }

    private static ApprovalRow with(ApprovalRow row, List<ApprovalNeed> needs) {
        return new ApprovalRow(
                row.id(),
                row.scope(),
                row.place(),
                row.asked(),
                row.reasons(),
                row.askedBy(),
                row.askedByName(),
                row.askedAt(),
                row.expiresAt(),
                row.state(),
                row.end(),
                needs);
    }
}
