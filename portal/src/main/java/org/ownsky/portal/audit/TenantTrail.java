package org.ownsky.portal.audit;

import java.time.Instant;
import java.util.function.Consumer;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that was done or refused in a tenant, for who wants to keep it elsewhere. Needs AUDIT_READ in the tenant. */
@Service
public class TenantTrail {
    private final TenantRows rows;

    TenantTrail(TenantRows rows) {
        this.rows = rows;
    }

    /** One entry; texts are empty where there is nothing to say. */
    public record Line(
            Instant at,
            String outcome,
            String account,
            String name,
            String roles,
            String origin,
            String project,
            String action,
            String resource,
            String detail,
            String before,
            String after,
            String reference) {}

    /** The oldest first, without holding all of them in memory. */
    @Transactional(readOnly = true)
    public void each(Caller caller, TenantId tenant, Consumer<Line> reader) {
        if (!caller.sees(tenant)) {
            throw CloudException.of(new CloudError.NotFound("tenant", tenant.value()));
        }
        // A project's administrator acts in the tenant, too, and reads the project's trail only.
        caller.require(Permission.TENANT_READ);
        caller.require(Permission.AUDIT_READ);
        rows.each(tenant, reader);
    }
}
