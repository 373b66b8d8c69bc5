package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.audit.AuditFilter;
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

    @Meaning("What became of a field")
    record FieldChange(
            @Meaning(value = "Its name", example = "vcpus") String field,

            @Meaning(value = "What it was; absent when it is new", example = "4")
            Optional<String> before,

            @Meaning(value = "What it is since; absent when it is gone", example = "8")
            Optional<String> after) {
        static FieldChange of(Changes changes, String field) {
            return new FieldChange(
                    field,
                    Optional.ofNullable(changes.before().get(field)),
                    Optional.ofNullable(changes.after().get(field)));
        }
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

            @Meaning("By which roles; empty in old entries") List<String> roles,

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

            @Meaning("What was done, in words") String detail,

            @Meaning("The fields that changed") List<FieldChange> changes,

            @Meaning(value = "The request's reference", example = "req-8e41d07b52c9")
            String reference) {
        static AuditEntry of(AuditView view) {
            return new AuditEntry(
                    view.id(),
                    view.at(),
                    view.outcome(),
                    view.account(),
                    view.accountName(),
                    view.roles(),
                    view.permissions(),
                    view.origin(),
                    view.tenant(),
                    view.project(),
                    view.action(),
                    view.resource(),
                    view.detail(),
                    view.changes().fields().stream()
                            .map(field -> FieldChange.of(view.changes(), field))
                            .toList(),
                    view.reference());
        }
    }

    @GetMapping
    @Meaning(
            "The audit trail, the newest first: for operators and support all of it, for others that of the tenant or project asked for, or else of the one that they act in")
    Items<AuditEntry> entries(
            @Meaning("Only of this tenant and its projects") @RequestParam Optional<String> tenantId,
            @Meaning("Only of this project") @RequestParam Optional<String> projectId,
            @Meaning(value = "Only this action", example = "instance.launch") @RequestParam Optional<String> action,
            @Meaning("Only what was done to the thing with this id") @RequestParam Optional<String> resource,
            @Meaning(value = "Only what this person did", example = "usr-0198c2d4e5f600001") @RequestParam
                    Optional<String> userId,
            @Meaning("Only entries with these words, or words that begin so") @RequestParam(defaultValue = "")
                    String find,
            @Meaning("Not before then") @RequestParam Optional<Instant> from,
            @Meaning("Before then") @RequestParam Optional<Instant> until,
            @Meaning(value = "Only what this request did", example = "req-8e41d07b52c9") @RequestParam
                    Optional<String> reference,
            @Meaning("true: only refusals; false: only what was done") @RequestParam Optional<Boolean> denied,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var tenant = tenantId.map(Reach::tenant);
        var project = projectId.map(Reach::project);
        var filter = new AuditFilter(find, userId, action, resource, denied, from, until, reference);
        var query = new AuditQuery(tenant, project, filter, after, limit);
        return Items.of(audit.page(caller(tenant, project), query), AuditEntry::of);
    }

    private Caller caller(Optional<TenantId> tenant, Optional<ProjectId> project) {
        return project.map(reach::in).or(() -> tenant.map(reach::in)).orElseGet(this::here);
    }

    private Caller here() {
        var everywhere = reach.everywhere();
        if (everywhere.may(Permission.FLEET_READ)) {
            return everywhere;
        }
        var here = reach.somewhere();
        var there = here.may(Permission.TENANT_READ)
                ? here.tenant().map(reach::in)
                : here.scope().map(ProjectScope::project).map(reach::in);
        return there.orElse(everywhere);
    }
}
