package org.ownsky.portal.api;

import java.util.Optional;
import java.util.function.Function;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.Callers;
import org.ownsky.provisioning.instance.InstanceDirectory;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobDirectory;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.keypair.KeyPairDirectory;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.snapshot.SnapshotDirectory;
import org.ownsky.provisioning.snapshot.SnapshotId;
import org.ownsky.provisioning.volume.VolumeDirectory;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.quota.request.QuotaRequestDirectory;
import org.ownsky.quota.request.QuotaRequestId;
import org.springframework.stereotype.Component;

/**
 * Who asks, in the tenant or project that the request is about. A thing that is named by its id alone is looked for where
 * the caller has a role; anywhere else it is not found, whether it exists or not.
 */
@Component
class Reach {
    private final Callers callers;
    private final InstanceDirectory instances;
    private final KeyPairDirectory keyPairs;
    private final JobDirectory jobs;
    private final QuotaRequestDirectory quotaRequests;
    private final VolumeDirectory volumes;
    private final SnapshotDirectory snapshots;

    Reach(
            Callers callers,
            InstanceDirectory instances,
            KeyPairDirectory keyPairs,
            JobDirectory jobs,
            QuotaRequestDirectory quotaRequests,
            VolumeDirectory volumes,
            SnapshotDirectory snapshots) {
        this.callers = callers;
        this.instances = instances;
        this.keyPairs = keyPairs;
        this.jobs = jobs;
        this.quotaRequests = quotaRequests;
        this.volumes = volumes;
        this.snapshots = snapshots;
    }

    /** In no tenant or project, with what holds in the fleet. */
    Caller everywhere() {
        return callers.everywhere();
    }

    /** In the project that the person chose last, or else the first of theirs. */
    Caller somewhere() {
        return callers.current();
    }

    Caller in(ProjectId project) {
        return callers.programIn(project);
    }

    Caller in(TenantId tenant) {
        return callers.programIn(tenant);
    }

    Caller at(InstanceId id) {
        return at(instances.project(id), "instance", id.value());
    }

    Caller at(KeyPairId id) {
        return at(keyPairs.project(id), "key pair", id.value());
    }

    Caller at(JobId id) {
        return at(jobs.project(id), "job", id.value());
    }

    Caller at(VolumeId id) {
        return at(volumes.project(id), "volume", id.value());
    }

    Caller at(SnapshotId id) {
        return at(snapshots.project(id), "snapshot", id.value());
    }

    Caller at(QuotaRequestId id) {
        return at(quotaRequests.scope(id).map(ProjectScope::project), "quota request", id.value());
    }

    /**
     * An id out of a path or body.
     *
     * @throws CloudException NotFound for what can't be one
     */
    static <T> T id(String kind, String prefix, String text, Function<String, T> type) {
        if (!IdFormat.matches(prefix, text)) {
            throw notFound(kind, text);
        }
        return type.apply(text);
    }

    static ProjectId project(String text) {
        return id("project", ProjectId.PREFIX, text, ProjectId::new);
    }

    static TenantId tenant(String text) {
        return id("tenant", TenantId.PREFIX, text, TenantId::new);
    }

    private Caller at(Optional<ProjectId> where, String kind, String id) {
        var project = where.orElseThrow(() -> notFound(kind, id));
        try {
            return callers.programIn(project);
        } catch (CloudException refused) {
            if (!(refused.error() instanceof CloudError.NotFound)) {
                throw refused;
            }
            // Operators see what is left of projects that are gone.
            var everywhere = callers.everywhere();
            if (everywhere.may(Permission.FLEET_READ)) {
                return everywhere;
            }
            throw notFound(kind, id);
        }
    }

    private static CloudException notFound(String kind, String id) {
        return CloudException.of(new CloudError.NotFound(kind, id));
    }
}
