package org.ownsky.quota.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.quota.QuotaResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests with their lines and comments, in PostgreSQL. */
@Repository
class RequestStore {
    /** Each with its lines, one row a line, and who has to agree by the limits of this moment. */
    static final String REQUESTS = """
            select r.*, line.resource, line.present, line.wanted, line.granted,
                   coalesce(substr(place.label, length('project ') + 1), r.project) as project_name,
                   coalesce(quota.power_needed(line.wanted, pc.ceiling, cast(pc.used as numeric) + pc.reserved,
                                               tc.ceiling, cast(tc.used as numeric) + tc.reserved,
                                               coalesce(room.up_to, 0)), 0) as power,
                   not exists (select from quota.addition
                               where addition.request = r.id and addition.state = 'running') as over
            from (%s) r
            join quota.request_line line on line.request = r.id
            left join quota.account place on place.scope = r.project
            left join quota.counter pc on pc.scope = r.project and pc.resource = line.resource
            left join quota.counter tc on tc.scope = r.tenant and tc.resource = line.resource
            left join quota.room on room.project = r.project and room.resource = line.resource
            order by r.id desc
            """;

    private static final Logger log = LoggerFactory.getLogger(RequestStore.class);

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            QuotaRequestId id,
            ProjectScope scope,
            Caller asker,
            NewQuotaRequest asked,
            List<RequestLine> lines,
            Instant now) {
        jdbc.sql("""
                        insert into quota.request
                            (id, tenant, project, reason, wanted_until, state, asked_by, asked_by_name, opened_at)
                        values (:id, :tenant, :project, :reason, :until, 'open', :by, :byName, :now)
                        """)
                .param("id", id.value())
                .param("tenant", scope.tenant().value())
                .param("project", scope.project().value())
                .param("reason", asked.reason())
                .param("until", utc(asked.until()))
                .param("by", asker.user().value())
                .param("byName", asker.name())
                .param("now", utc(now))
                .update();
        lines.forEach(line -> jdbc.sql("""
                        insert into quota.request_line (request, resource, present, wanted)
                        values (:id, :resource, :present, :wanted)
                        """)
                .param("id", id.value())
                .param("resource", line.resource().key())
                .param("present", line.present())
                .param("wanted", line.wanted())
                .update());
    }

    Optional<QuotaRequestView> find(QuotaRequestId id) {
        return read("select * from quota.request where id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .map(found -> found.with(comments(id)));
    }

    /** The same, with the request locked to the end of the transaction: of two who decide, the second sees what the first did. */
    Optional<QuotaRequestView> lock(QuotaRequestId id) {
        jdbc.sql("select 1 from quota.request where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        return find(id);
    }

    List<QuotaRequestView> read(String which, Map<String, Object> parameters) {
        var rows = new LinkedHashMap<String, RequestRow>();
        var broken = new HashSet<String>();
        jdbc.sql(REQUESTS.formatted(which)).params(parameters).query(row -> {
            var id = row.getString("id");
            var known = rows.get(id);
            try {
                rows.put(id, known == null ? RequestRow.of(row) : known.and(row));
            } catch (CloudException | IllegalArgumentException e) {
                // Rather a list without it than no list.
                broken.add(id);
                log.atError()
                        .addKeyValue("request", id)
                        .setCause(e)
                        .log("A quota request in the database makes no sense");
            }
        });
        rows.keySet().removeAll(broken);
        return rows.values().stream().map(RequestRow::view).toList();
    }

    long openIn(ProjectId project) {
        return count("project = :project and state = 'open'", Map.of("project", project.value()));
    }

    /** How many were made there since then. */
    long madeIn(ProjectId project, Instant since) {
        return count(
                "project = :project and opened_at > :since",
                Map.of("project", project.value(), "since", since.atOffset(ZoneOffset.UTC)));
    }

    long count(String where, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) from quota.request where " + where)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Closes an open one. */
    void close(QuotaRequestId id, RequestState state, RequestDecision decision) {
        jdbc.sql("""
                        update quota.request
                        set state = :state, closed_at = :at, closed_by = :by, closed_by_name = :byName, note = :note,
                            rule = :rule, granted_until = :until
                        where id = :id and state = 'open'
                        """)
                .param("state", state.key())
                .param("at", utc(decision.at()))
                .param("by", decision.by().map(Object::toString).orElse(null))
                .param("byName", decision.name())
                .param("note", decision.note())
                .param("rule", decision.rule())
                .param("until", utc(decision.until()))
                .param("id", id.value())
                .update();
    }

    void granted(QuotaRequestId id, QuotaResource resource, long limit) {
        jdbc.sql("update quota.request_line set granted = :granted where request = :id and resource = :resource")
                .param("granted", limit)
                .param("id", id.value())
                .param("resource", resource.key())
                .update();
    }

    void comment(QuotaRequestId id, RequestComment comment) {
        jdbc.sql("""
                        insert into quota.request_comment (request, author, author_name, written_at, comment)
                        values (:id, :author, :name, :at, :text)
                        """)
                .param("id", id.value())
                .param("author", comment.author().value())
                .param("name", comment.authorName())
                .param("at", utc(comment.at()))
                .param("text", comment.text())
                .update();
    }

    private List<RequestComment> comments(QuotaRequestId id) {
        return jdbc.sql("""
                        select author, author_name, written_at, comment
                        from quota.request_comment where request = :id order by id
                        """)
                .param("id", id.value())
                .query((row, number) -> RequestRow.comment(row))
                .list();
    }

    /** Open ones that nobody can decide any more: wanted until before now, or in a project that is gone. */
    List<QuotaRequestId> overdue(Instant now, int most) {
        return jdbc.sql("""
                        select id from quota.request
                        where state = 'open'
                          and (wanted_until <= :now
                               or not exists (select from quota.account where scope = request.project))
                        order by id limit :most
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query((row, number) -> new QuotaRequestId(row.getString("id")))
                .list();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utc(Optional<Instant> instant) {
        return instant.map(RequestStore::utc).orElse(null);
    }
}
