package org.ownsky.provisioning.owner;

import java.util.Collection;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what somebody owns in projects, and hands it to somebody else when they leave. Needs PROJECT_ADMINISTER in each. */
@Service
public class OwnershipService {
    private final OwnerRows rows;
    private final AuditTrail audit;
    private final ChangeFeed changes;

    OwnershipService(OwnerRows rows, AuditTrail audit, ChangeFeed changes) {
        this.rows = rows;
        this.audit = audit;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public Owned owned(Caller caller, Collection<ProjectScope> projects, UserId owner) {
        return rows.count(administered(caller, projects), owner);
    }

    /**
     * Makes somebody else the owner of all that the one owns there; what runs goes on running.
     *
     * @param toName what people call the new owner
     */
    @Transactional
    public Owned handOver(Caller caller, Collection<ProjectScope> projects, UserId from, UserId to, String toName) {
        var where = administered(caller, projects);
        var moved = rows.handOver(where, from, to, toName);
        if (!moved.nothing()) {
            audit.record(
                    caller,
                    "owner.hand-over",
                    from.value(),
                    moved.words() + ": owner " + from + " → " + to,
                    Changes.of("owner", from, to));
            where.forEach(project -> changes.changed(project, project.value()));
        }
        return moved;
    }

    private static List<ProjectId> administered(Caller caller, Collection<ProjectScope> projects) {
        for (var scope : projects) {
            if (!caller.sees(scope)) {
                throw CloudException.of(
                        new CloudError.NotFound("project", scope.project().value()));
            }
            if (!caller.mayOperate(scope, Permission.PROJECT_ADMINISTER)) {
                throw CloudException.of(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
            }
        }
        return projects.stream().map(ProjectScope::project).toList();
    }
}
