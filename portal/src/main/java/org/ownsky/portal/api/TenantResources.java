package org.ownsky.portal.api;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.plan.LimitTemplate;
import org.ownsky.quota.plan.LimitTemplateService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("Tenants and projects")
class TenantResources {
    private final TenantService tenants;
    private final ProjectService projects;
    private final LimitTemplateService templates;
    private final Reach reach;
    private final Once once;

    TenantResources(
            TenantService tenants, ProjectService projects, LimitTemplateService templates, Reach reach, Once once) {
        this.tenants = tenants;
        this.projects = projects;
        this.templates = templates;
        this.reach = reach;
        this.once = once;
    }

    @Meaning("An organisation that pays")
    record Tenant(
            @Meaning(value = "Its id", example = "ten-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What scripts and addresses call it", example = "astronomy")
            String slug,

            @Meaning(value = "What people call it", example = "Institute of Astronomy")
            String name,

            @Meaning(value = "The 12 digits by which Amazon's APIs name an owner", example = "123456789012")
            String accountNumber,

            @Meaning(
                    value = "Whether it may use anything",
                    words = {"active", "suspended", "closing", "closed"})
            String state) {
        static Tenant of(TenantView view) {
            return new Tenant(
                    view.id().value(),
                    view.slug().value(),
                    view.name(),
                    view.number().value(),
                    view.state().key());
        }
    }

    @Meaning("A tenant to be made")
    record NewTenant(
            @Meaning(
                    value = "What scripts and addresses call it; unique",
                    pattern = "^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$",
                    shortest = 2,
                    longest = 40,
                    example = "astronomy")
            String slug,

            @Meaning(
                    value = "What people call it; unique",
                    shortest = 1,
                    longest = 64,
                    example = "Institute of Astronomy")
            String name,

            @Meaning("A template of operators whose limits it gets; absent: no limits")
            Optional<String> template) {}

    @Meaning("Where resources live and are counted")
    record Project(
            @Meaning(value = "Its id", example = "prj-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What scripts and addresses call it", example = "default")
            String slug,

            @Meaning(value = "What people call it", example = "Default")
            String name,

            @Meaning(value = "The 12 digits by which Amazon's APIs name an owner", example = "123456789012")
            String accountNumber,

            @Meaning(value = "The tenant that pays for it", example = "ten-0198c2d4e5f600001")
            String tenantId) {
        static Project of(ProjectView view) {
            return new Project(
                    view.id().value(),
                    view.slug().value(),
                    view.name(),
                    view.number().value(),
                    view.tenant().id().value());
        }
    }

    @Meaning("A project to be made")
    record NewProject(
            @Meaning(
                    value = "What scripts and addresses call it; unique in the tenant",
                    pattern = "^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$",
                    shortest = 2,
                    longest = 40,
                    example = "default")
            String slug,

            @Meaning(
                    value = "What people call it; unique in the tenant",
                    shortest = 1,
                    longest = 64,
                    example = "Default")
            String name,

            @Meaning("A template of the tenant whose limits it gets; absent: none of its own")
            Optional<String> template) {}

    @GetMapping("/tenants")
    @Meaning("Tenants by name: all for operators and support, else those in which you have a role")
    Items<Tenant> tenants(
            @Meaning("Part of a name") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(tenants.page(reach.everywhere(), new PageRequest(search, after, limit)), Tenant::of);
    }

    @PostMapping("/tenants")
    @Meaning("Makes a tenant, without limits or with those of a template; for operators")
    ResponseEntity<Tenant> createTenant(
            @RequestBody NewTenant body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var caller = reach.everywhere();
        var tenant = once.answer(
                caller,
                key,
                Tenant.class,
                () -> Tenant.of(tenants.create(
                        caller, new Slug(body.slug()), body.name(), limits(caller, body.template(), Optional.empty()))),
                "tenant",
                body.slug(),
                body.name(),
                body.template().orElse(""));
        return created("/tenants/" + tenant.id(), tenant);
    }

    @GetMapping("/tenants/{tenant}")
    @Meaning("One tenant")
    Tenant tenant(@Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant) {
        var id = Reach.tenant(tenant);
        return Tenant.of(tenants.find(reach.in(id), id));
    }

    @GetMapping("/tenants/{tenant}/projects")
    @Meaning("The tenant's projects by name: all for who reads the tenant, else those in which you have a role")
    Items<Project> projects(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @Meaning("Part of a name") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var id = Reach.tenant(tenant);
        return Items.of(projects.page(reach.in(id), id, new PageRequest(search, after, limit)), Project::of);
    }

    @PostMapping("/tenants/{tenant}/projects")
    @Meaning("Makes a project, with the tenant's limits or those of a template; for its administrators and operators")
    ResponseEntity<Project> createProject(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @RequestBody NewProject body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = Reach.tenant(tenant);
        var caller = reach.in(id);
        var project = once.answer(
                caller,
                key,
                Project.class,
                () -> Project.of(projects.create(
                        caller,
                        id,
                        new Slug(body.slug()),
                        body.name(),
                        limits(caller, body.template(), Optional.of(id)))),
                "project",
                tenant,
                body.slug(),
                body.name(),
                body.template().orElse(""));
        return created("/projects/" + project.id(), project);
    }

    @GetMapping("/projects/{project}")
    @Meaning("One project")
    Project project(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project) {
        var id = Reach.project(project);
        return Project.of(projects.find(reach.in(id), id));
    }

    /** What a template sets; nothing without one. */
    private Map<QuotaResource, Long> limits(Caller caller, Optional<String> template, Optional<TenantId> tenant) {
        return template.map(PlanReach::template)
                .map(id -> PlanReach.fitting(templates.find(caller, id), tenant))
                .map(LimitTemplate::limits)
                .orElse(Map.of());
    }

    private static <T> ResponseEntity<T> created(String path, T body) {
        return ResponseEntity.created(URI.create(ApiPaths.ROOT + path)).body(body);
    }
}
