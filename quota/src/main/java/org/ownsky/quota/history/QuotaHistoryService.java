package org.ownsky.quota.history;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows limits and use day by day, and when limits will be reached. For whoever sees them now. */
@Service
@Transactional(readOnly = true)
public class QuotaHistoryService {
    private final LimitService limits;
    private final DailyFigures figures;
    private final Clock clock;

    QuotaHistoryService(LimitService limits, DailyFigures figures, Clock clock) {
        this.limits = limits;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * A project's figures of the last days, oldest first; needs what its usage does.
     *
     * @param days 1 to 400
     */
    public List<DailyFigure> of(Caller caller, ProjectId project, int days) {
        limits.usage(caller, project);
        return figures.of(project.value(), from(days));
    }

    /** A tenant's, as {@link #of(Caller, ProjectId, int)}. */
    public List<DailyFigure> of(Caller caller, TenantId tenant, int days) {
        limits.usage(caller, tenant);
        return figures.of(tenant.value(), from(days));
    }

    /** When the project's limits are reached; a resource without a forecast is left out. */
    public Map<QuotaResource, Forecast> forecast(Caller caller, ProjectId project) {
        return forecast(of(caller, project, Forecast.MOST_DAYS));
    }

    /** When the tenant's limits are reached; a resource without a forecast is left out. */
    public Map<QuotaResource, Forecast> forecast(Caller caller, TenantId tenant) {
        return forecast(of(caller, tenant, Forecast.MOST_DAYS));
    }

    private static Map<QuotaResource, Forecast> forecast(List<DailyFigure> history) {
        var forecasts = new EnumMap<QuotaResource, Forecast>(QuotaResource.class);
        for (var resource : QuotaResource.values()) {
            Forecast.of(history.stream()
                            .filter(figure -> figure.resource() == resource)
                            .toList())
                    .ifPresent(forecast -> forecasts.put(resource, forecast));
        }
        return forecasts;
    }

    private LocalDate from(int days) {
        if (days < 1 || days > DailyFigures.KEPT_DAYS) {
            throw CloudException.invalid("days", String.valueOf(days), "1 to " + DailyFigures.KEPT_DAYS);
        }
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
    }
}
