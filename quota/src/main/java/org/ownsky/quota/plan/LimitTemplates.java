package org.ownsky.quota.plan;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Templates in PostgreSQL. */
@Repository
class LimitTemplates {
    private final JdbcClient jdbc;

    LimitTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LimitTemplate template) {
        jdbc.sql("insert into quota.limit_template (id, tenant, name) values (:id, :tenant, :name)")
                .param("id", template.id().value())
                .param("tenant", template.tenant().map(TenantId::value).orElse(null))
                .param("name", template.name())
                .update();
        template.limits()
                .forEach((resource, limit) -> jdbc.sql("""
                        insert into quota.limit_template_line (template, resource, ceiling)
                        values (:id, :resource, :limit)
                        """)
                        .param("id", template.id().value())
                        .param("resource", resource.key())
                        .param("limit", limit)
                        .update());
    }

    /** By name; the operators' for no tenant. */
    List<LimitTemplate> of(Optional<TenantId> tenant) {
        return read(
                tenant.isPresent() ? "tenant = :which" : "tenant is null and :which = ''",
                tenant.map(TenantId::value).orElse(""));
    }

    Optional<LimitTemplate> find(LimitTemplateId id) {
        return read("id = :which", id.value()).stream().findFirst();
    }

    private List<LimitTemplate> read(String where, String which) {
        var found = new LinkedHashMap<String, LimitTemplate>();
        jdbc.sql("""
                        select template.id, template.tenant, template.name, line.resource, line.ceiling
                        from quota.limit_template template
                        join quota.limit_template_line line on line.template = template.id
                        where template.%s
                        order by lower(template.name), template.id
                        """.formatted(where)).param("which", which).query(row -> {
            var id = row.getString("id");
            var limits = new EnumMap<QuotaResource, Long>(QuotaResource.class);
            Optional.ofNullable(found.get(id)).ifPresent(known -> limits.putAll(known.limits()));
            limits.put(QuotaResource.ofKey(row.getString("resource")), row.getLong("ceiling"));
            found.put(
                    id,
                    new LimitTemplate(
                            new LimitTemplateId(id),
                            Optional.ofNullable(row.getString("tenant")).map(TenantId::new),
                            row.getString("name"),
                            Map.copyOf(limits)));
        });
        return List.copyOf(found.values());
    }

    void delete(LimitTemplateId id) {
        jdbc.sql("delete from quota.limit_template where id = :id")
                .param("id", id.value())
                .update();
    }
}
