package org.ownsky.portal.webhook;

import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/** What a webhook is told of: what happens in one project, in all of a tenant, or anywhere. */
public sealed interface WebhookPlace {

    record Project(ProjectScope scope) implements WebhookPlace {}

    record Tenant(TenantId tenant) implements WebhookPlace {}

    record Fleet() implements WebhookPlace {}

    default Optional<TenantId> tenantId() {
        return switch (this) {
            case Project(var scope) -> Optional.of(scope.tenant());
            case Tenant(var tenant) -> Optional.of(tenant);
            case Fleet() -> Optional.empty();
        };
    }

    default Optional<ProjectId> projectId() {
        return this instanceof Project(var scope) ? Optional.of(scope.project()) : Optional.empty();
    }

    /** Whose webhooks are counted together, in a sentence. */
    default String owner() {
        return tenantId().isPresent() ? "tenant" : "fleet";
    }

    /** Whether the caller administers what happens there. */
    default boolean administeredBy(Caller caller) {
        return switch (this) {
            case Project(var scope) -> caller.mayOperate(scope, Permission.PROJECT_ADMINISTER);
            case Tenant(var tenant) -> caller.mayOperate(tenant, Permission.TENANT_ADMINISTER);
            case Fleet() -> caller.may(Permission.FLEET_OPERATE);
        };
    }

    /** Whether the place may be known to the caller at all. */
    default boolean seenBy(Caller caller) {
        return switch (this) {
            case Project(var scope) -> caller.sees(scope);
            case Tenant(var tenant) -> caller.sees(tenant);
            case Fleet() -> caller.may(Permission.FLEET_READ);
        };
    }

    /** Refuses who does not administer it; who may not even know of it does not find it. */
    default void require(Caller caller) {
        if (administeredBy(caller)) {
            return;
        }
        if (!seenBy(caller) && !(this instanceof Fleet)) {
            throw CloudException.of(
                    this instanceof Project(var scope)
                            ? new CloudError.NotFound("project", scope.project().value())
                            : new CloudError.NotFound(
                                    "tenant", tenantId().map(TenantId::value).orElse("")));
        }
        throw CloudException.of(new CloudError.Forbidden(permission()));
    }

    private Permission permission() {
        return switch (this) {
            case Project _ -> Permission.PROJECT_ADMINISTER;
            case Tenant _ -> Permission.TENANT_ADMINISTER;
            case Fleet _ -> Permission.FLEET_OPERATE;
        };
    }
}
