package org.ownsky.portal.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.plan.LimitTemplateId;
import org.ownsky.quota.plan.LimitTemplateService;
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
@Meaning("Templates of limits")
class LimitTemplateResources {
    private final LimitTemplateService templates;
    private final PlanReach plans;
    private final Reach reach;

    LimitTemplateResources(LimitTemplateService templates, PlanReach plans, Reach reach) {
        this.templates = templates;
        this.plans = plans;
        this.reach = reach;
    }

    @Meaning("One resource's limit, in bytes for memory and disks, else in pieces")
    record SetLimit(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "The limit; absent without one", example = "20")
            Optional<Long> limit) {
        static List<SetLimit> of(Map<QuotaResource, Long> limits) {
            return limits.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> of(entry.getKey(), entry.getValue()))
                    .toList();
        }

        static SetLimit of(QuotaResource resource, long limit) {
            return new SetLimit(resource.key(), limit == QuotaLine.UNLIMITED ? Optional.empty() : Optional.of(limit));
        }
    }

    @Meaning("A named set of limits")
    record LimitTemplate(
            @Meaning(value = "Its id", example = "qtp-0198c2d4e5f600001")
            String id,

            @Meaning(
                    value = "The tenant for whose projects it is; absent: for tenants",
                    example = "ten-0198c2d4e5f600001")
            Optional<String> tenantId,

            @Meaning(value = "What people call it", example = "Course")
            String name,

            @Meaning("Those that it sets; others stay as they are")
            List<SetLimit> limits) {
        static LimitTemplate of(org.ownsky.quota.plan.LimitTemplate template) {
            return new LimitTemplate(
                    template.id().value(),
                    template.tenant().map(TenantId::value),
                    template.name(),
                    SetLimit.of(template.limits()));
        }
    }

    @Meaning("A template to be made")
    record NewLimitTemplate(
            @Meaning(
                    value = "What people call it; unique where it is used",
                    shortest = 1,
                    longest = 64,
                    example = "Course")
            String name,

            @Meaning(value = "One for each resource that it sets", least = 1, most = 20)
            List<QuotaResources.NewLimit> limits) {}

    @GetMapping("/limit-templates")
    @Meaning("Templates for tenants by name; for operators and support")
    Items<LimitTemplate> templates() {
        return Items.of(templates.list(reach.everywhere()), LimitTemplate::of);
    }

    @PostMapping("/limit-templates")
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Makes a template for tenants; for operators")
    LimitTemplate add(@RequestBody NewLimitTemplate body) {
        return LimitTemplate.of(templates.add(reach.everywhere(), body.name(), QuotaResources.wanted(body.limits())));
    }

    @GetMapping("/tenants/{tenant}/limit-templates")
    @Meaning("Templates for the tenant's projects by name")
    Items<LimitTemplate> templatesOf(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant) {
        var id = Reach.tenant(tenant);
        return Items.of(templates.list(reach.in(id), id), LimitTemplate::of);
    }

    @PostMapping("/tenants/{tenant}/limit-templates")
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Makes a template for the tenant's projects; for its administrators and operators")
    LimitTemplate addTo(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @RequestBody NewLimitTemplate body) {
        var id = Reach.tenant(tenant);
        return LimitTemplate.of(templates.add(reach.in(id), id, body.name(), QuotaResources.wanted(body.limits())));
    }

    @GetMapping("/limit-templates/{limitTemplate}")
    @Meaning("One template")
    LimitTemplate template(
            @Meaning(value = "The template's id", example = "qtp-0198c2d4e5f600001") @PathVariable
                    String limitTemplate) {
        var id = PlanReach.template(limitTemplate);
        return LimitTemplate.of(templates.find(plans.at(id), id));
    }

    @DeleteMapping("/limit-templates/{limitTemplate}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Removes a template; limits that were set by it stay")
    void remove(
            @Meaning(value = "The template's id", example = "qtp-0198c2d4e5f600001") @PathVariable
                    String limitTemplate) {
        LimitTemplateId id = PlanReach.template(limitTemplate);
        templates.remove(plans.at(id), id);
    }
}
