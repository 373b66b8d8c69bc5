package org.ownsky.portal.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.request.RequestReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the trail. */
@Repository
class AuditEntries {
    /** Details come from users too; a trail is no place to store a novel. */
    private static final int LONGEST_DETAIL = 2_000;

    private final JdbcClient database;
    private final Clock clock;

    AuditEntries(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In a transaction of its own: that of what was tried is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void addApart(Outcome outcome, Caller caller, String action, String resource, String detail) {
        add(outcome, caller, action, resource, detail, Changes.NONE);
    }

    void add(Outcome outcome, Caller caller, String action, String resource, String detail, Changes changes) {
        database.sql("""
                        insert into audit.entry (recorded_at, outcome, account_id, account_name, permissions, roles, origin,
                                                 tenant_id, project_id, action, resource, detail, fields_before, fields_after,
                                                 reference)
                        values (:now, :outcome, :account, :name, :permissions, :roles, :origin, :tenant, :project, :action,
                                :resource, :detail, cast(:before as json), cast(:after as json), :reference)
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.key())
                .param("account", caller.user().value())
                .param("name", caller.name())
                .param("permissions", permissions(caller))
                .param("roles", caller.roles().stream().sorted().toArray(String[]::new))
                .param("origin", caller.origin())
                .param("tenant", tenant(outcome, caller, resource))
                .param("project", project(caller))
                .param("action", action)
                .param("resource", Storable.text(resource, LONGEST_DETAIL))
                .param("detail", Storable.text(detail, LONGEST_DETAIL))
                .param("before", ChangedFields.write(changes.before()))
                .param("after", ChangedFields.write(changes.after()))
                .param("reference", RequestReference.current().orElse("-"))
                .update();
    }

    private static String[] permissions(Caller caller) {
        return caller.permissions().stream().sorted().map(Permission::name).toArray(String[]::new);
    }

    /** What is done to a tenant belongs into its trail, wherever the operator who did it acted. */
    private static @Nullable String tenant(Outcome outcome, Caller caller, String resource) {
        if (outcome == Outcome.DONE && IdFormat.matches(TenantId.PREFIX, resource)) {
            return resource;
        }
        return caller.tenant().map(TenantId::value).orElse(null);
    }

    private static @Nullable String project(Caller caller) {
        return caller.scope().map(ProjectScope::project).map(Object::toString).orElse(null);
    }
}
