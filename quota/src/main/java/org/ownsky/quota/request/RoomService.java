package org.ownsky.quota.request;

import java.util.Map;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.quota.QuotaPool;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows and sets up to which limits a project's own administrators may approve. */
@Service
public class RoomService {
    private final QuotaPool pool;
    private final RoomStore store;
    private final AuditTrail audit;

    RoomService(QuotaPool pool, RoomStore store, AuditTrail audit) {
        this.pool = pool;
        this.store = store;
        this.audit = audit;
    }

    /** Highest limits, of resources that they may raise at all; for who sees the project or reads its whole tenant. */
    @Transactional(readOnly = true)
    public Map<QuotaResource, Long> find(Caller caller, ProjectId project) {
        return store.of(seen(caller, project).project());
    }

    /**
     * Sets these, all or none; the others stay. Zero takes a room away. Needs TENANT_ADMINISTER in the project's tenant.
     *
     * @throws CloudException InvalidInput for a negative or too high one
     */
    @Transactional
    public void set(Caller caller, ProjectId project, Map<QuotaResource, Long> rooms) {
        var scope = seen(caller, project);
        if (!caller.mayOperate(scope.tenant(), Permission.TENANT_ADMINISTER)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        }
        var before = store.of(project);
        var changes = Changes.NONE;
        for (var room : rooms.entrySet()) {
            var resource = room.getKey();
            var upTo = room.getValue();
            if (upTo < 0 || upTo > WantedLimits.LARGEST) {
                throw CloudException.invalid(
                        "room for " + resource.label(), String.valueOf(upTo), "0 to " + WantedLimits.LARGEST);
            }
            store.set(project, resource, upTo);
            changes = changes.with(
                    "room for " + resource.key(),
                    resource.format(before.getOrDefault(resource, 0L)),
                    resource.format(upTo));
        }
        if (!changes.equals(Changes.NONE)) {
            audit.record(
                    caller,
                    "quota.set-room",
                    project.value(),
                    "what the project's administrators may approve",
                    changes);
        }
    }

    private ProjectScope seen(Caller caller, ProjectId project) {
        return pool.find(project)
                .filter(caller::sees)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("project", project.value())));
    }
}
