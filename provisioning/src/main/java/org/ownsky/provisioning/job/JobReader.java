package org.ownsky.provisioning.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads jobs for people. A page walks one index range for each state asked for and merges them, so that it costs the
 * same among a hundred jobs and among millions.
 */
final class JobReader {
    /** Sorts after every job id: the first page's cursor. */
    private static final String BEFORE_ALL = JobId.PREFIX + "-~";

    private static final String OF_PROJECT = """
            select id from provisioning.job
            where project = ? and state = wanted.state and (?::text is null or type = ?) and id < ?
            order by id desc limit ?
            """;
    private static final String OF_FLEET = """
            select id from provisioning.job
            where state = wanted.state and (?::text is null or type = ?) and id < ?
            order by id desc limit ?
            """;
    private static final String OF_SUBJECT = """
            select id from provisioning.job
            where subject = ? and (?::text is null or project = ?) and state = any (?)
              and (?::text is null or type = ?) and id < ?
            order by id desc limit ?
            """;

    private final JdbcTemplate jdbc;

    JobReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A job and where it stands in the queue; {@code 0} unless it is queued. */
    record Listed(JobRecord job, long queuePosition) {}

    Optional<Listed> find(JobId id) {
        return list("select id from provisioning.job where id = ?", List.of(id.value())).stream()
                .findFirst();
    }

    /** At most {@code limit} jobs older than the cursor, newest first; {@code project} is empty for the whole fleet. */
    List<Listed> page(Optional<ProjectId> project, JobQuery query, int limit) {
        var states = query.states().isEmpty() ? Set.of(JobState.values()) : query.states();
        var names = states.stream().map(Enum::name).toArray(String[]::new);
        @Nullable String type = query.type().orElse(null);
        var cursor = query.cursor().orElse(BEFORE_ALL);
        if (query.subject().isPresent()) {
            @Nullable String only = project.map(ProjectId::value).orElse(null);
            return list(OF_SUBJECT, Arrays.asList(query.subject().get(), only, only, names, type, type, cursor, limit));
        }
        var parameters = new ArrayList<@Nullable Object>();
        parameters.add(names);
        project.map(ProjectId::value).ifPresent(parameters::add);
        parameters.addAll(Arrays.asList(type, type, cursor, limit, limit));
        return list("""
                select found.id from unnest(?::text[]) as wanted (state) cross join lateral (%s) as found
                order by found.id desc limit ?
                """.formatted(project.isPresent() ? OF_PROJECT : OF_FLEET), parameters);
    }

    List<StepView> steps(JobId id) {
        return jdbc.query(
                "select " + StepRecord.COLUMNS + " from provisioning.job_step where job_id = ? order by position",
                (row, index) -> StepRecord.read(row, index).view(),
                id.value());
    }

    Map<JobState, Long> unfinished(Optional<ProjectId> project) {
        var counts = new EnumMap<JobState, Long>(JobState.class);
        var unfinished = "state in ('QUEUED', 'RUNNING', 'UNDOING', 'NEEDS_ATTENTION') group by state";
        jdbc.query(
                project.isPresent()
                        ? "select state, count(*) as jobs from provisioning.job where project = ? and " + unfinished
                        : "select state, count(*) as jobs from provisioning.job where " + unfinished,
                row -> {
                    counts.put(JobState.valueOf(row.getString("state")), row.getLong("jobs"));
                },
                project.map(id -> new Object[] {id.value()}).orElseGet(() -> new Object[0]));
        return counts;
    }

    /** {@code ids} is one of the constants above: it selects the ids to show. */
    private List<Listed> list(String ids, List<? extends @Nullable Object> parameters) {
        return jdbc.query(
                """
                with page as materialized (
                    select %s from provisioning.job where id in (%s)),
                queue as (
                    select number, row_number() over (order by number) as position
                    from provisioning.job
                    where state = 'QUEUED' and not held and number <= (select max(number) from page where state = 'QUEUED'))
                select job.*, coalesce(queue.position, 0) as queue_position
                from page as job left join queue on queue.number = job.number and job.state = 'QUEUED'
                order by job.id desc
                """.formatted(JobRecord.COLUMNS, ids),
                (row, index) -> new Listed(JobRecord.read(row, index), row.getLong("queue_position")),
                parameters.toArray());
    }
}
