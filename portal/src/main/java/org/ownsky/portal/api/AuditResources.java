package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.audit.AuditQuery;
import org.ownsky.portal.audit.AuditService;
import org.ownsky.portal.audit.AuditView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/audit")
@Meaning("Audit")
class AuditResources {
    private final AuditService audit;
    private final Reach reach;

    AuditResources(AuditService audit, Reach reach) {
        this.audit = audit;
        this.reach = reach;
    }

    @Meaning("Something that was done or refused")
    record AuditEntry(
            @Meaning(value = "Its number; later ones have higher ones", example = "4711")
            long id,

            @Meaning("When") Instant at,

            @Meaning(
                    value = "What became of it",
                    words = {"done", "denied"})
            String outcome,

            @Meaning(value = "Who", example = "usr-0198c2d4e5f600001")
            String userId,

            @Meaning(value = "What people called them then", example = "Ada Lovelace")
            String userName,

            @Meaning("What they could do then") List<String> permissions,

            @Meaning(value = "From which address", example = "192.0.2.7")
            String origin,

            @Meaning(value = "In which tenant", example = "ten-0198c2d4e5f600001")
            Optional<String> tenantId,

            @Meaning(value = "In which project", example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning(value = "What", example = "instance.launch")
            String action,

            @Meaning(value = "To what", example = "i-0b41d7f2c9a6e3815")
            String resource,

            @Meaning("What changed") String detail,

            @Meaning(value = "The request's reference", example = "req-8e41d07b52c9")
            String reference) {
        static AuditEntry of(AuditView view) {
            return new AuditEntry(
                    view.id(),
                    view.at(),
                    view.denied() ? "denied" : "done",
                    view.account(),
                    view.accountName(),
                    view.permissions(),
                    view.origin(),
                    view.tenant(),
                    view.project(),
                    view.action(),
                    view.resource(),
                    view.detail(),
                    view.reference());
        }
    }

    @GetMapping
    @Meaning(
            "The audit trail, the newest first: a tenant's or project's for its administrators, all of it for operators and support")
    Items<AuditEntry> entries(
            @Meaning("Only of this tenant and its projects") @RequestParam Optional<String> tenantId,
            @Meaning("Only of this project") @RequestParam Optional<String> projectId,
            @Meaning(value = "Only this action", example = "instance.launch") @RequestParam Optional<String> action,
            @Meaning("Only what was done to the thing with this id") @RequestParam Optional<String> resource,
            @Meaning("true: only refusals; false: only what was done") @RequestParam Optional<Boolean> denied,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var tenant = tenantId.map(Reach::tenant);
        var project = projectId.map(Reach::project);
        var query = new AuditQuery(tenant, project, action, resource, denied, after, limit);
        return Items.of(audit.page(caller(tenant, project), query), AuditEntry::of);
    }

    private Caller caller(Optional<TenantId> tenant, Optional<ProjectId> project) {
        return project.map(reach::in).or(() -> tenant.map(reach::in)).orElseGet(reach::everywhere);
    }
}
