package org.ownsky.portal.ui.quota;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.RoomService;
import org.springframework.stereotype.Component;

/** Reads and sets the limits of a tenant's projects, page by page. */
@Component
class TenantQuotas {
    private final ProjectService projects;
    private final LimitService limits;
    private final RoomService rooms;

    TenantQuotas(ProjectService projects, LimitService limits, RoomService rooms) {
        this.projects = projects;
        this.limits = limits;
        this.rooms = rooms;
    }

    /** A project with its limits and use. */
    record Row(ProjectView project, List<QuotaLine> lines) {
        Optional<QuotaLine> line(QuotaResource resource) {
            return lines.stream().filter(line -> line.resource() == resource).findFirst();
        }
    }

    KeysetPage<Row> page(Caller caller, TenantId tenant, String search, Optional<String> cursor) {
        var page = projects.page(caller, tenant, new PageRequest(search, cursor, Listing.PAGE));
        var lines = limits.usage(
                caller, tenant, page.items().stream().map(ProjectView::id).toList());
        return new KeysetPage<>(
                page.items().stream()
                        .map(project -> new Row(project, lines.getOrDefault(project.id(), List.of())))
                        .toList(),
                page.next());
    }

    Row find(Caller caller, ProjectId id) {
        return new Row(projects.find(caller, id), limits.usage(caller, id));
    }

    Map<QuotaResource, Long> rooms(Caller caller, ProjectId project) {
        return rooms.find(caller, project);
    }

    void changeRooms(Caller caller, ProjectId project, Map<QuotaResource, Long> wanted) {
        rooms.set(caller, project, wanted);
    }
}
