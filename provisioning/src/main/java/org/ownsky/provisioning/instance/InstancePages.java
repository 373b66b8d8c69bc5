package org.ownsky.provisioning.instance;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages of a project's instances. Each sort order has its index and a cursor of the last row's sort value and id, so that
 * any page costs what the first costs.
 */
@Component
class InstancePages {
    /** How long a terminated instance stays readable, as with EC2. */
    static final Duration TERMINATED_SHOWN = Duration.ofHours(1);

    private static final int MOST_ROWS = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    InstancePages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    KeysetPage<InstanceView> page(ProjectId project, InstanceQuery query) {
        return page(Optional.of(Set.of(project)), query);
    }

    /**
     * One page of several projects.
     *
     * @param projects absent: all that there are
     */
    KeysetPage<InstanceView> page(Optional<Set<ProjectId>> projects, InstanceQuery query) {
        if (query.limit() < 1 || query.limit() > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(query.limit()), "1 to " + MOST_ROWS);
        }
        var sort = Order.of(query.sort());
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        projects.ifPresent(those -> {
            conditions.add("project_id = ANY (?)");
            values.add(those.stream().map(ProjectId::value).toArray(String[]::new));
        });
        conditions.add("(terminated_at IS NULL OR terminated_at > ?)");
        values.add(shownSince().atOffset(ZoneOffset.UTC));
        if (!query.states().isEmpty()) {
            conditions.add("state = ANY (?)");
            values.add(query.states().stream().map(InstanceState::word).toArray(String[]::new));
        }
        query.type().ifPresent(type -> {
            conditions.add("type_name = ?");
            values.add(type);
        });
        if (!query.search().isBlank()) {
            var text = query.search().strip().toLowerCase(Locale.ROOT);
            conditions.add("(lower(name) LIKE ? OR id LIKE ? OR address LIKE ?)");
            values.add("%" + literally(text) + "%");
            values.add(literally(text) + "%");
            values.add(literally(text) + "%");
        }
        query.cursor().map(Cursor::parse).ifPresent(cursor -> {
            conditions.add(sort.after(query.descending()));
            sort.bind(values, cursor);
        });
        var rows = jdbc.sql("SELECT " + InstanceRow.COLUMNS + " FROM provisioning.instance WHERE "
                        + String.join(" AND ", conditions) + " ORDER BY " + sort.by(query.descending()) + " LIMIT "
                        + (query.limit() + 1))
                .params(values)
                .query(InstanceRow::read)
                .list();
        if (rows.size() <= query.limit()) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, query.limit());
        return new KeysetPage<>(items, Optional.of(sort.cursor(items.getLast()).print()));
    }

    SortedMap<String, String> tags(InstanceId id) {
        var tags = new TreeMap<String, String>();
        jdbc.sql("SELECT key, value FROM provisioning.tag WHERE resource = ?")
                .param(id.value())
                .query(row -> {
                    tags.put(row.getString(1), row.getString(2));
                });
        return tags;
    }

    Map<InstanceState, Long> counts(ProjectId project) {
        var counts = new EnumMap<InstanceState, Long>(InstanceState.class);
        jdbc.sql("""
                SELECT state, count(*) FROM provisioning.instance
                WHERE project_id = ? AND (terminated_at IS NULL OR terminated_at > ?)
                GROUP BY state""")
                .param(project.value())
                .param(shownSince().atOffset(ZoneOffset.UTC))
                .query((row, number) -> counts.put(InstanceState.of(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    private Instant shownSince() {
        return clock.instant().minus(TERMINATED_SHOWN);
    }

    /** Text in which LIKE finds no wild cards. */
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** A sort order: its SQL is made of these constants alone. */
    private enum Order {
        LAUNCHED("id", "?"),
        NAME("lower(name), id", "lower(?), ?"),
        STATE("state, id", "?, ?"),
        TYPE("type_name, id", "?, ?");

        private final String columns;
        private final String bound;

        Order(String columns, String bound) {
            this.columns = columns;
            this.bound = bound;
        }

        static Order of(InstanceQuery.Sort sort) {
            return switch (sort) {
                case LAUNCHED -> LAUNCHED;
                case NAME -> NAME;
                case STATE -> STATE;
                case TYPE -> TYPE;
            };
        }

        String by(boolean descending) {
            return descending ? columns.replace(",", " DESC,") + " DESC" : columns;
        }

        String after(boolean descending) {
            return "(" + columns + ")" + (descending ? " < " : " > ") + "(" + bound + ")";
        }

        void bind(List<Object> values, Cursor cursor) {
            if (this != LAUNCHED) {
                values.add(cursor.value());
            }
            values.add(cursor.id());
        }

        Cursor cursor(InstanceView last) {
            return switch (this) {
                case LAUNCHED -> new Cursor("", last.id().value());
                case NAME -> new Cursor(last.name(), last.id().value());
                case STATE -> new Cursor(last.state().word(), last.id().value());
                case TYPE -> new Cursor(last.type().name(), last.id().value());
            };
        }
    }

    /** Where a page ended. Opaque to callers, and checked when it comes back. */
    private record Cursor(String value, String id) {
        String print() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((id + value).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String printed) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(printed), StandardCharsets.UTF_8);
                var idLength = InstanceId.PREFIX.length() + 18;
                if (text.length() >= idLength
                        && text.indexOf('\0') < 0
                        && IdFormat.matches(InstanceId.PREFIX, text.substring(0, idLength))) {
                    return new Cursor(text.substring(idLength), text.substring(0, idLength));
                }
            } catch (IllegalArgumentException notBase64) {
                // Answered below, as any other text that is no cursor of ours.
            }
            throw CloudException.invalid("cursor", printed, "the value of \"next\" from the page before");
        }
    }
}
