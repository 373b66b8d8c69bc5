package org.ownsky.portal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the trail, a page at a time, in transactions that others begin. */
@Repository
class AuditPages {
    /** The first and last moments that can be asked for: PostgreSQL knows no others. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Of a word shorter than this the beginning would be that of half the trail. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final int LONGEST_SEARCH = 200;

    private final JdbcClient database;

    AuditPages(JdbcClient database) {
        this.database = database;
    }

    /** As many of the newest as there are up to {@code limit}. */
    List<AuditView> rows(AuditQuery query, int limit) {
        // What is asked for decides how it is best found; a plan for anything would serve nothing well.
        database.sql("set local plan_cache_mode = force_custom_plan").update();
        var where = where(query);
        var condition = where.conditions.isEmpty() ? "" : " where " + String.join(" and ", where.conditions);
        where.values.add(limit);
        return database.sql("select * from audit.entry" + condition + " order by recorded_at desc, id desc limit ?")
                .params(where.values)
                .query(AuditPages::read)
                .list();
    }

    /** The entry with this number, as far as it is the tenant's and project's that the query is about. */
    Optional<AuditView> find(AuditQuery query, long id) {
        var where = where(query);
        where.add("id = ?", id);
        return database.sql("select * from audit.entry where " + String.join(" and ", where.conditions))
                .params(where.values)
                .query(AuditPages::read)
                .optional();
    }

    /** What kinds of things were ever done, by name: one look into the index for each. */
    List<String> actions() {
        return database.sql("""
                        with recursive known (action) as (
                            (select action from audit.entry order by action limit 1)
                            union all
                            select (select e.action from audit.entry e where e.action > known.action order by e.action limit 1)
                            from known where known.action is not null)
                        select action from known where action is not null order by action
                        """).query((row, number) -> row.getString("action")).list();
    }

    private Where where(AuditQuery query) {
        var filter = query.filter();
        var where = new Where();
        query.before().ifPresent(end -> where.add("(recorded_at, id) < (?, ?)", utc(end.at()), end.id()));
        query.tenant().ifPresent(tenant -> where.add("tenant_id = ?", tenant.value()));
        query.project().ifPresent(project -> where.add("project_id = ?", project.value()));
        filter.account().ifPresent(account -> where.add("account_id = ?", storable(account)));
        filter.action().ifPresent(action -> where.add("action = ?", storable(action)));
        filter.resource().ifPresent(resource -> where.add("resource = ?", storable(resource)));
        filter.reference().ifPresent(reference -> where.add("reference = ?", storable(reference)));
        filter.denied()
                .map(denied -> denied ? "outcome = 'denied'" : "outcome = 'done'")
                .ifPresent(where::add);
        filter.from().ifPresent(from -> where.add("recorded_at >= ?", utc(from)));
        filter.until().ifPresent(until -> where.add("recorded_at < ?", utc(until)));
        words(filter.words(), query).ifPresent(words -> where.add("words @@ cast(? as tsquery)", words));
        return where;
    }

    /** As a text query: all words, together with those by which the rest of the question narrows it. */
    private Optional<String> words(String text, AuditQuery query) {
        var words = split(text.substring(0, Math.min(text.length(), LONGEST_SEARCH)));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var filter = query.filter();
        var narrowing = Stream.of(
                        query.tenant().map(Object::toString),
                        query.project().map(Object::toString),
                        filter.account(),
                        filter.resource(),
                        filter.denied().map(denied -> (denied ? Outcome.DENIED : Outcome.DONE).key()))
                .flatMap(Optional::stream)
                .flatMap(one -> split(one).stream())
                .map(word -> "'" + word + "'");
        var asked = words.stream().map(word -> "'" + word + (word.length() < SHORTEST_BEGINNING ? "'" : "':*"));
        return Optional.of(Stream.concat(asked, narrowing).distinct().collect(Collectors.joining(" & ")));
    }

    /** As the database splits what it stores; letters, digits and hyphens are left. */
    private List<String> split(String text) {
        return database.sql("select tsvector_to_array(audit.words(?))")
                .param(storable(text))
                .query((row, number) -> Arrays.asList((String[]) row.getArray(1).getArray()))
                .single();
    }

    /** What cannot be stored is stored as something else. */
    private static String storable(String text) {
        return Storable.text(text, Integer.MAX_VALUE - 1);
    }

    private static OffsetDateTime utc(Instant at) {
        var known = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        return known.atOffset(ZoneOffset.UTC);
    }

    private static AuditView read(ResultSet row, int number) throws SQLException {
        return new AuditView(
                row.getLong("id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Outcome.DENIED.key().equals(row.getString("outcome")),
                row.getString("account_id"),
                row.getString("account_name"),
                texts(row, "roles"),
                texts(row, "permissions"),
                row.getString("origin"),
                Optional.ofNullable(row.getString("tenant_id")),
                Optional.ofNullable(row.getString("project_id")),
                row.getString("action"),
                row.getString("resource"),
                row.getString("detail"),
                new Changes(
                        ChangedFields.read(row.getString("fields_before")),
                        ChangedFields.read(row.getString("fields_after"))),
                row.getString("reference"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        var texts = row.getArray(column);
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        void add(String condition, Object... given) {
            conditions.add(condition);
            values.addAll(List.of(given));
        }
    }
}
