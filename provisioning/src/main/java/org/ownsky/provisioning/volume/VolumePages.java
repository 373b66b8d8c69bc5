package org.ownsky.provisioning.volume;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of a project's volumes: each sort order has its index and a cursor of the last row's sort value and id. */
@Component
class VolumePages {
    /** How long a deleted volume stays readable. */
    static final Duration DELETED_SHOWN = Duration.ofHours(1);

    private static final int MOST_ROWS = 200;
    private static final String COLUMNS = """
            id, project_id, name, state, state_reason, state_since, size, wanted_size, class_name, node_name, \
            source_snapshot, instance_id, instance_name, attachment, attached_at, delete_on_termination, protected, \
            created_by_name, created_at, active_job""";

    private final JdbcClient jdbc;
    private final Clock clock;

    VolumePages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    KeysetPage<VolumeView> page(ProjectId project, VolumeQuery query) {
        if (query.limit() < 1 || query.limit() > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(query.limit()), "1 to " + MOST_ROWS);
        }
        var order = Order.of(query.sort());
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        conditions.add("project_id = ?");
        values.add(project.value());
        conditions.add("(deleted_at IS NULL OR deleted_at > ?)");
        values.add(clock.instant().minus(DELETED_SHOWN).atOffset(ZoneOffset.UTC));
        if (!query.states().isEmpty()) {
            conditions.add("state = ANY (?)");
            values.add(query.states().stream().map(VolumeState::word).toArray(String[]::new));
        }
        query.volumeClass().ifPresent(name -> {
            conditions.add("class_name = ?");
            values.add(name);
        });
        query.instance().ifPresent(instance -> {
            conditions.add("instance_id = ?");
            values.add(instance.value());
        });
        if (!query.search().isBlank()) {
            var text = literally(query.search().strip().toLowerCase(Locale.ROOT));
            conditions.add("(lower(name) LIKE ? OR id LIKE ?)");
            values.add("%" + text + "%");
            values.add(text + "%");
        }
        query.cursor().map(Cursor::parse).ifPresent(cursor -> {
            conditions.add(order.after(query.descending()));
            order.bind(values, cursor);
        });
        var rows = jdbc.sql("SELECT " + COLUMNS + " FROM provisioning.volume WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY " + order.by(query.descending()) + " LIMIT " + (query.limit() + 1))
                .params(values)
                .query(VolumePages::read)
                .list();
        if (rows.size() <= query.limit()) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, query.limit());
        return new KeysetPage<>(items, Optional.of(order.cursor(items.getLast()).print()));
    }

    private static VolumeView read(ResultSet row, int number) throws SQLException {
        var wanted = row.getLong("wanted_size");
        var growing = !row.wasNull();
        var instance = row.getString("instance_id");
        return new VolumeView(
                new VolumeId(row.getString("id")),
                new ProjectId(row.getString("project_id")),
                row.getString("name"),
                VolumeState.of(row.getString("state")),
                Optional.ofNullable(row.getString("state_reason")),
                row.getTimestamp("state_since").toInstant(),
                new Bytes(row.getLong("size")),
                growing ? Optional.of(new Bytes(wanted)) : Optional.empty(),
                row.getString("class_name"),
                Optional.ofNullable(row.getString("node_name")),
                Optional.ofNullable(row.getString("source_snapshot")),
                instance == null
                        ? Optional.empty()
                        : Optional.of(new VolumeView.Attachment(
                                new InstanceId(instance),
                                row.getString("instance_name"),
                                AttachmentState.valueOf(
                                        row.getString("attachment").toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(instant(row.getTimestamp("attached_at"))))),
                row.getBoolean("delete_on_termination"),
                row.getBoolean("protected"),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getString("active_job")).map(JobId::new));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Text in which LIKE finds no wild cards. */
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** A sort order: its SQL is made of these constants alone. */
    private enum Order {
        CREATED("id", "?"),
        NAME("lower(name), id", "lower(?), ?"),
        STATE("state, id", "?, ?"),
        SIZE("size, id", "?, ?");

        private final String columns;
        private final String bound;

        Order(String columns, String bound) {
            this.columns = columns;
            this.bound = bound;
        }

        static Order of(VolumeQuery.Sort sort) {
            return switch (sort) {
                case CREATED -> CREATED;
                case NAME -> NAME;
                case STATE -> STATE;
                case SIZE -> SIZE;
            };
        }

        String by(boolean descending) {
            return descending ? columns.replace(",", " DESC,") + " DESC" : columns;
        }

        String after(boolean descending) {
            return "(" + columns + ")" + (descending ? " < " : " > ") + "(" + bound + ")";
        }

        void bind(List<Object> values, Cursor cursor) {
            switch (this) {
                case CREATED -> {
                    // By the id alone.
                }
                case NAME, STATE -> values.add(cursor.value());
                case SIZE -> values.add(cursor.number());
            }
            values.add(cursor.id());
        }

        Cursor cursor(VolumeView last) {
            return switch (this) {
                case CREATED -> new Cursor("", last.id().value());
                case NAME -> new Cursor(last.name(), last.id().value());
                case STATE -> new Cursor(last.state().word(), last.id().value());
                case SIZE ->
                    new Cursor(String.valueOf(last.size().value()), last.id().value());
            };
        }
    }

    /** Where a page ended. Opaque to callers, and checked when it comes back. */
    private record Cursor(String value, String id) {
        private static final int ID_LENGTH = VolumeId.PREFIX.length() + 18;

        String print() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((id + value).getBytes(StandardCharsets.UTF_8));
        }

        long number() {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException notOurs) {
                throw CloudException.invalid("cursor", value, "the value of \"next\" from the page before");
            }
        }

        static Cursor parse(String printed) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(printed), StandardCharsets.UTF_8);
                if (text.length() >= ID_LENGTH
                        && text.indexOf('\0') < 0
                        && IdFormat.matches(VolumeId.PREFIX, text.substring(0, ID_LENGTH))) {
                    return new Cursor(text.substring(ID_LENGTH), text.substring(0, ID_LENGTH));
                }
            } catch (IllegalArgumentException notBase64) {
                // Answered below, as any other text that is no cursor of ours.
            }
            throw CloudException.invalid("cursor", printed, "the value of \"next\" from the page before");
        }
    }
}
