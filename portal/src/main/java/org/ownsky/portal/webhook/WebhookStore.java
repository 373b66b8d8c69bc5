package org.ownsky.portal.webhook;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.notification.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Webhooks in PostgreSQL. */
@Repository
class WebhookStore {
    private final JdbcClient database;

    WebhookStore(JdbcClient database) {
        this.database = database;
    }

    /** A webhook and its encrypted secret. */
    record Row(WebhookView view, String secret) {
        @Override
        public String toString() {
            return "Row[" + view.id() + "]";
        }
    }

    void insert(WebhookView hook, String secret) {
        database.sql("""
                        insert into webhook.webhook (id, tenant_id, project_id, url, kinds, enabled, secret, created_at)
                        values (:id, :tenant, :project, :url, :kinds, :enabled, :secret, :createdAt)
                        """)
                .param("id", hook.id().value())
                .param("tenant", hook.place().tenantId().map(TenantId::value).orElse(null))
                .param("project", hook.place().projectId().map(ProjectId::value).orElse(null))
                .param("url", hook.url().toString())
                .param("kinds", kinds(hook.kinds()))
                .param("enabled", hook.enabled())
                .param("secret", secret)
                .param("createdAt", hook.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Waits for whoever else adds one to the tenant, or the fleet; how many there are in all of it. */
    long lockAndCount(WebhookPlace place) {
        var tenant = place.tenantId().map(TenantId::value);
        database.sql("select pg_advisory_xact_lock(hashtextextended('webhook ' || :place, 0))")
                .param("place", tenant.orElse("fleet"))
                .query(row -> {});
        return database.sql(
                        "select count(*) from webhook.webhook where tenant_id is not distinct from cast(:tenant as text)")
                .param("tenant", tenant.orElse(null))
                .query(Long.class)
                .single();
    }

    Optional<Row> find(WebhookId id) {
        return database.sql("select * from webhook.webhook where id = :id")
                .param("id", id.value())
                .query((row, number) -> new Row(read(row), row.getString("secret")))
                .optional();
    }

    /** The oldest first. */
    List<WebhookView> in(WebhookPlace place) {
        return database.sql("""
                        select * from webhook.webhook
                        where tenant_id is not distinct from cast(:tenant as text)
                          and project_id is not distinct from cast(:project as text)
                        order by id
                        """)
                .param("tenant", place.tenantId().map(TenantId::value).orElse(null))
                .param("project", place.projectId().map(ProjectId::value).orElse(null))
                .query((row, number) -> read(row))
                .list();
    }

    /** Those that want to hear of something of this kind in this project, tenant, or neither. */
    List<WebhookId> listening(NoticeKind kind, Optional<TenantId> tenant, Optional<ProjectId> project) {
        return database.sql("""
                        select id from webhook.webhook
                        where enabled and (kinds = '{}' or :kind = any (kinds))
                          and (tenant_id is null
                               or (tenant_id = :tenant and (project_id is null or project_id = :project)))
                        """)
                .param("kind", kind.key())
                .param("tenant", tenant.map(TenantId::value).orElse(null))
                .param("project", project.map(ProjectId::value).orElse(null))
                .query((row, number) -> new WebhookId(row.getString("id")))
                .list();
    }

    void change(WebhookView hook) {
        database.sql("update webhook.webhook set url = :url, kinds = :kinds, enabled = :enabled where id = :id")
                .param("url", hook.url().toString())
                .param("kinds", kinds(hook.kinds()))
                .param("enabled", hook.enabled())
                .param("id", hook.id().value())
                .update();
    }

    void changeSecret(WebhookId id, String secret) {
        database.sql("update webhook.webhook set secret = :secret where id = :id")
                .param("secret", secret)
                .param("id", id.value())
                .update();
    }

    void remove(WebhookId id) {
        database.sql("delete from webhook.webhook where id = :id")
                .param("id", id.value())
                .update();
    }

    private static String[] kinds(Set<NoticeKind> kinds) {
        return kinds.stream().map(NoticeKind::key).sorted().toArray(String[]::new);
    }

    private static WebhookView read(ResultSet row) throws SQLException {
        return new WebhookView(
                new WebhookId(row.getString("id")),
                place(
                        Optional.ofNullable(row.getString("tenant_id")),
                        Optional.ofNullable(row.getString("project_id"))),
                URI.create(row.getString("url")),
                kinds(row.getArray("kinds")),
                row.getBoolean("enabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static WebhookPlace place(Optional<String> tenant, Optional<String> project) {
        return tenant.map(TenantId::new)
                .<WebhookPlace>map(owner -> project.map(ProjectId::new)
                        .<WebhookPlace>map(inside -> new WebhookPlace.Project(new ProjectScope(owner, inside)))
                        .orElseGet(() -> new WebhookPlace.Tenant(owner)))
                .orElseGet(WebhookPlace.Fleet::new);
    }

    private static Set<NoticeKind> kinds(Array stored) throws SQLException {
        return Arrays.stream((String[]) stored.getArray())
                .flatMap(key -> NoticeKind.find(key).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
