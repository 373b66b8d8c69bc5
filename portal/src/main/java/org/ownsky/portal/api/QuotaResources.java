package org.ownsky.portal.api;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudException;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("Quota")
class QuotaResources {
    private final LimitService limits;
    private final Reach reach;

    QuotaResources(LimitService limits, Reach reach) {
        this.limits = limits;
        this.reach = reach;
    }

    @Meaning("One resource's limit and use, in bytes for memory and disks, else in pieces")
    record Quota(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "The limit; absent without one", example = "20")
            Optional<Long> limit,

            @Meaning(value = "Backed by something that exists", example = "3")
            long used,

            @Meaning(value = "Promised to launches under way", example = "1")
            long reserved) {
        static Quota of(QuotaLine line) {
            return new Quota(
                    line.resource().key(),
                    line.unlimited() ? Optional.empty() : Optional.of(line.limit()),
                    line.used(),
                    line.reserved());
        }
    }

    @Meaning("Limits to be changed, all or none; those not named stay")
    record NewLimits(
            @Meaning(value = "One for each resource", least = 1, most = 20)
            List<NewLimit> items) {}

    @Meaning("A limit to be set or taken away: either \"limit\" or \"unlimited\"")
    record NewLimit(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "In bytes for memory and disks, else in pieces", least = 0, example = "20")
            Optional<Long> limit,

            @Meaning("true: no limit of its own") Optional<Boolean> unlimited) {
        long amount() {
            if (limit.isPresent() == unlimited.orElse(false)) {
                throw CloudException.invalid(
                        "limit",
                        limit.map(String::valueOf).orElse(""),
                        "0 or more, or instead of it \"unlimited\": true");
            }
            return limit.orElse(QuotaLine.UNLIMITED);
        }
    }

    @GetMapping("/projects/{project}/quota")
    @Meaning("Limit and use of each resource in the project")
    Items<Quota> quota(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project) {
        var id = Reach.project(project);
        return Items.of(limits.usage(reach.in(id), id), Quota::of);
    }

    @PutMapping("/projects/{project}/quota")
    @Meaning(
            "Changes limits of the project, up to the tenant's; for the tenant's administrators and operators. Below the present use a limit only stops growth")
    Items<Quota> change(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @RequestBody NewLimits body) {
        var id = Reach.project(project);
        var caller = reach.in(id);
        limits.change(caller, id, wanted(body.items()));
        return Items.of(limits.usage(caller, id), Quota::of);
    }

    @GetMapping("/tenants/{tenant}/quota")
    @Meaning("Limit and use of each resource in the tenant")
    Items<Quota> quotaOfTenant(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant) {
        var id = Reach.tenant(tenant);
        return Items.of(limits.usage(reach.in(id), id), Quota::of);
    }

    @PutMapping("/tenants/{tenant}/quota")
    @Meaning("Changes limits of the tenant; for operators. Below the present use a limit only stops growth")
    Items<Quota> changeTenant(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @RequestBody NewLimits body) {
        var id = Reach.tenant(tenant);
        var caller = reach.in(id);
        limits.change(caller, id, wanted(body.items()));
        return Items.of(limits.usage(caller, id), Quota::of);
    }

    static Map<QuotaResource, Long> wanted(List<NewLimit> items) {
        return once(items, NewLimit::resource, NewLimit::amount);
    }

    /** Amounts by resource, each named once. */
    static <T> Map<QuotaResource, Long> once(List<T> items, Function<T, String> resource, ToLongFunction<T> amount) {
        var wanted = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        for (var item : items) {
            if (wanted.put(resource(resource.apply(item)), amount.applyAsLong(item)) != null) {
                throw CloudException.invalid("resource", resource.apply(item), "each resource once");
            }
        }
        return wanted;
    }

    static QuotaResource resource(String key) {
        var all = QuotaResource.values();
        return Arrays.stream(all)
                .filter(resource -> resource.key().equals(key))
                .findFirst()
                .orElseThrow(() -> CloudException.invalid(
                        "resource",
                        key,
                        "one of " + Arrays.stream(all).map(QuotaResource::key).collect(Collectors.joining(", "))));
    }
}
