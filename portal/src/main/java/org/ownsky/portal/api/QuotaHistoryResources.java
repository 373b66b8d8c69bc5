package org.ownsky.portal.api;

import java.util.Map;
import java.util.Optional;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.history.DailyFigure;
import org.ownsky.quota.history.QuotaHistoryService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("Quota")
class QuotaHistoryResources {
    private final QuotaHistoryService history;
    private final Reach reach;

    QuotaHistoryResources(QuotaHistoryService history, Reach reach) {
        this.history = history;
        this.reach = reach;
    }

    @Meaning("One resource at the end of a day; of today, at the last look, which is hourly")
    record UsageFigure(
            @Meaning(value = "The day, in UTC", example = "2026-11-30")
            String day,

            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "Backed by something that exists; in bytes for memory and disks", example = "3")
            long used,

            @Meaning(value = "Promised to launches under way", example = "1")
            long reserved,

            @Meaning(value = "The limit of that day; absent without one", example = "20")
            Optional<Long> limit) {
        static UsageFigure of(DailyFigure figure) {
            return new UsageFigure(
                    figure.day().toString(),
                    figure.resource().key(),
                    figure.used(),
                    figure.reserved(),
                    figure.limit() == QuotaLine.UNLIMITED ? Optional.empty() : Optional.of(figure.limit()));
        }
    }

    @Meaning("When a limit is reached if use goes on growing as in the last 30 days")
    record Forecast(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "The day, in UTC", example = "2026-12-24")
            String reached) {
        static Forecast of(Map.Entry<QuotaResource, org.ownsky.quota.history.Forecast> forecast) {
            return new Forecast(
                    forecast.getKey().key(), forecast.getValue().reached().toString());
        }
    }

    @GetMapping("/projects/{project}/quota/history")
    @Meaning("Use and limits of the project day by day, the oldest first")
    Items<UsageFigure> ofProject(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @Meaning(value = "Of how many days, today included", least = 1, most = 400)
                    @RequestParam(defaultValue = "90")
                    int days) {
        var id = Reach.project(project);
        return Items.of(history.of(reach.in(id), id, days), UsageFigure::of);
    }

    @GetMapping("/tenants/{tenant}/quota/history")
    @Meaning("Use and limits of the tenant day by day, the oldest first")
    Items<UsageFigure> ofTenant(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @Meaning(value = "Of how many days, today included", least = 1, most = 400)
                    @RequestParam(defaultValue = "90")
                    int days) {
        var id = Reach.tenant(tenant);
        return Items.of(history.of(reach.in(id), id, days), UsageFigure::of);
    }

    @GetMapping("/projects/{project}/quota/forecast")
    @Meaning("When limits of the project are reached; a resource without a forecast is left out")
    Items<Forecast> forecastOfProject(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project) {
        var id = Reach.project(project);
        return Items.of(history.forecast(reach.in(id), id).entrySet().stream().toList(), Forecast::of);
    }

    @GetMapping("/tenants/{tenant}/quota/forecast")
    @Meaning("When limits of the tenant are reached; a resource without a forecast is left out")
    Items<Forecast> forecastOfTenant(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant) {
        var id = Reach.tenant(tenant);
        return Items.of(history.forecast(reach.in(id), id).entrySet().stream().toList(), Forecast::of);
    }
}
