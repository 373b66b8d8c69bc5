package org.ownsky.quota.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was launched, as rules see it. */
@Component
class LaunchRecord {
    private final JdbcClient jdbc;
    private final RuleJson json;
    private final FreshIds ids;
    private final Clock clock;

    LaunchRecord(JdbcClient jdbc, RuleJson json, FreshIds ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** A launch that was accepted. */
    record Entry(Instant at, String by, LaunchFacts facts) {}

    void add(ProjectScope project, String by, LaunchFacts facts) {
        @Nullable Money price = facts.perMonth().orElse(null);
        jdbc.sql("""
                        insert into quota.launch_fact
                            (id, tenant, project, at, by_name, names, type, image, per_month, currency, tags)
                        values (:id, :tenant, :project, :at, :by, :names, :type, :image, :price, :currency,
                            cast(:tags as jsonb))
                        """)
                .param("id", ids.launch())
                .param("tenant", project.tenant().value())
                .param("project", project.project().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("names", facts.names().toArray(String[]::new))
                .param("type", facts.type())
                .param("image", facts.image())
                .param("price", price == null ? null : price.amount())
                .param("currency", price == null ? null : price.currency().getCurrencyCode())
                .param("tags", json.write(facts.tags()))
                .update();
    }

    /** Those in a scope since a moment, the latest first, at most so many. */
    List<Entry> since(PolicyScope scope, Instant from, int limit) {
        var where = switch (scope) {
            case PolicyScope.Everywhere _ -> "cast(:place as text) is not null";
            case PolicyScope.OfTenant _ -> "tenant = :place";
            case PolicyScope.OfProject _ -> "project = :place";
        };
        return jdbc.sql("""
                        select project, at, by_name, names, type, image, per_month, currency, tags
                        from quota.launch_fact where %s and at >= :from
                        order by at desc limit :limit
                        """.formatted(where))
                .param("place", PolicyStore.key(scope))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        @Nullable String currency = row.getString("currency");
        return new Entry(
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"),
                new LaunchFacts(
                        new ProjectId(row.getString("project")),
                        List.of((String[]) row.getArray("names").getArray()),
                        row.getString("type"),
                        row.getString("image"),
                        currency == null
                                ? Optional.empty()
                                : Optional.of(
                                        new Money(row.getBigDecimal("per_month"), Currency.getInstance(currency))),
                        json.tags(row.getString("tags"))));
    }
}
