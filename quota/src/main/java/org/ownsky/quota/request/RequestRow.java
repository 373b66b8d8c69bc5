package org.ownsky.quota.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.QuotaResource;

/**
 * A request as it is read, line after line.
 *
 * @param power the highest that a line needs
 */
record RequestRow(QuotaRequestView request, int power, List<RequestLine> lines) {

    static RequestRow of(ResultSet row) throws SQLException {
        var request = new QuotaRequestView(
                new QuotaRequestId(row.getString("id")),
                new ProjectScope(new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))),
                row.getString("project_name"),
                List.of(),
                row.getString("reason"),
                instant(row, "wanted_until"),
                RequestState.ofKey(row.getString("state")),
                new UserId(row.getString("asked_by")),
                row.getString("asked_by_name"),
                instant(row, "opened_at").orElseThrow(),
                Decider.PROJECT_ADMINISTRATORS,
                decision(row),
                List.of());
        return new RequestRow(request, 0, List.of()).and(row);
    }

    RequestRow and(ResultSet row) throws SQLException {
        var more = new ArrayList<>(lines);
        more.add(new RequestLine(
                QuotaResource.ofKey(row.getString("resource")),
                row.getLong("present"),
                row.getLong("wanted"),
                Optional.ofNullable(row.getObject("granted", Long.class))));
        return new RequestRow(request, Math.max(power, row.getInt("power")), List.copyOf(more));
    }

    QuotaRequestView view() {
        return new QuotaRequestView(
                request.id(),
                request.scope(),
                request.projectName(),
                lines.stream()
                        .sorted(Comparator.comparing(RequestLine::resource))
                        .toList(),
                request.reason(),
                request.until(),
                request.state(),
                request.askedBy(),
                request.askedByName(),
                request.openedAt(),
                Decider.ofPower(power),
                request.decision(),
                List.of());
    }

    private static Optional<RequestDecision> decision(ResultSet row) throws SQLException {
        var at = instant(row, "closed_at");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RequestDecision(
                Optional.ofNullable(row.getString("closed_by")).map(UserId::new),
                Optional.ofNullable(row.getString("closed_by_name")).orElse(""),
                at.get(),
                row.getString("note"),
                row.getString("rule"),
                instant(row, "granted_until"),
                row.getBoolean("over")));
    }

    static RequestComment comment(ResultSet row) throws SQLException {
        return new RequestComment(
                new UserId(row.getString("author")),
                row.getString("author_name"),
                instant(row, "written_at").orElseThrow(),
                row.getString("comment"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
