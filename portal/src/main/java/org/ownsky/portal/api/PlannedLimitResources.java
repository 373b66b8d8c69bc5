package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.plan.PlannedLimitId;
import org.ownsky.quota.plan.PlannedLimitService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("Planned limits")
class PlannedLimitResources {
    private final PlannedLimitService service;
    private final PlanReach plans;
    private final Reach reach;

    PlannedLimitResources(PlannedLimitService service, PlanReach plans, Reach reach) {
        this.service = service;
        this.plans = plans;
        this.reach = reach;
    }

    @Meaning("A limit that counts from a moment on, in bytes for memory and disks, else in pieces")
    record PlannedLimit(
            @Meaning(value = "Its id", example = "qpl-0198c2d4e5f600001")
            String id,

            @Meaning(
                    value = "The project whose limit it is; absent: the tenant's own",
                    example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "The limit; absent: none from then on", example = "20")
            Optional<Long> limit,

            @Meaning("From when on") Instant from,

            @Meaning(
                    value = "What became of it",
                    words = {"planned", "done", "refused", "cancelled"})
            String state,

            @Meaning("Who planned it") String madeBy,

            @Meaning("Why it was refused") Optional<String> note) {
        static PlannedLimit of(org.ownsky.quota.plan.PlannedLimit plan) {
            return new PlannedLimit(
                    plan.id().value(),
                    plan.project().map(ProjectId::value),
                    plan.resource().key(),
                    plan.limit() == QuotaLine.UNLIMITED ? Optional.empty() : Optional.of(plan.limit()),
                    plan.from(),
                    plan.state().key(),
                    plan.madeBy(),
                    plan.note().isEmpty() ? Optional.empty() : Optional.of(plan.note()));
        }
    }

    @Meaning("Limits to be planned, all or none")
    record NewPlan(
            @Meaning(value = "One for each resource", least = 1, most = 20)
            List<QuotaResources.NewLimit> items,

            @Meaning(value = "From when on, at most ten years from now", example = "2035-01-01T00:00:00Z")
            Instant from) {}

    @GetMapping("/tenants/{tenant}/planned-limits")
    @Meaning("Planned limits of the tenant and its projects, those to come first")
    Items<PlannedLimit> planned(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant) {
        var id = Reach.tenant(tenant);
        return Items.of(service.list(reach.in(id), id), PlannedLimit::of);
    }

    @PostMapping("/tenants/{tenant}/planned-limits")
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Plans limits of the tenant; for operators")
    Items<PlannedLimit> planForTenant(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @RequestBody NewPlan body) {
        var id = Reach.tenant(tenant);
        return Items.of(
                service.plan(reach.in(id), id, QuotaResources.wanted(body.items()), body.from()), PlannedLimit::of);
    }

    @PostMapping("/projects/{project}/planned-limits")
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Plans limits of the project; for the tenant's administrators and operators")
    Items<PlannedLimit> planForProject(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @RequestBody NewPlan body) {
        var id = Reach.project(project);
        return Items.of(
                service.plan(reach.in(id), id, QuotaResources.wanted(body.items()), body.from()), PlannedLimit::of);
    }

    @DeleteMapping("/planned-limits/{plannedLimit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Cancels a planned limit; again is fine")
    void cancel(
            @Meaning(value = "The planned limit's id", example = "qpl-0198c2d4e5f600001") @PathVariable
                    String plannedLimit) {
        var id = Reach.id("planned limit", PlannedLimitId.PREFIX, plannedLimit, PlannedLimitId::new);
        service.cancel(plans.at(id), id);
    }
}
