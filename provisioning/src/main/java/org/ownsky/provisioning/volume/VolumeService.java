package org.ownsky.provisioning.volume;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.tag.Tags;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, attaches, detaches, grows, deletes and lists volumes. Another project's volume is not found. */
@Service
@Transactional
public class VolumeService {
    private final VolumeAdmission admission;
    private final VolumeOperations operations;
    private final VolumePages pages;
    private final VolumeClasses classes;
    private final VolumeRepository volumes;
    private final InstanceService instances;
    private final Tags tags;

    VolumeService(
            VolumeAdmission admission,
            VolumeOperations operations,
            VolumePages pages,
            VolumeClasses classes,
            VolumeRepository volumes,
            InstanceService instances,
            Tags tags) {
        this.admission = admission;
        this.operations = operations;
        this.pages = pages;
        this.classes = classes;
        this.volumes = volumes;
        this.instances = instances;
        this.tags = tags;
    }

    /**
     * A volume in the caller's project, in {@code creating}; needs INSTANCE_OPERATE there.
     *
     * @throws CloudException InvalidInput with the field, its value and what is allowed; QuotaExceeded; NotFound for a
     *     source of another project; WrongState while the project is shut
     */
    public VolumeView create(Caller caller, NewVolume wanted) {
        return create(caller, wanted, Optional.empty());
    }

    /**
     * As {@link #create(Caller, NewVolume)}, for an instance: one that is made with content is made on that one's node.
     *
     * @throws CloudException NotFound for an instance that the caller may not see
     */
    public VolumeView create(Caller caller, NewVolume wanted, Optional<InstanceId> near) {
        var scope = caller.requireProject(Permission.INSTANCE_OPERATE);
        near.ifPresent(instance -> {
            var found = instances.find(caller, instance);
            if (!found.project().equals(scope.project())) {
                throw InstanceNotFound.of(instance);
            }
        });
        return admission.admit(caller, scope, wanted, near);
    }

    /**
     * Begins to attach it to an instance of its project, whether that runs or not; needs INSTANCE_OPERATE.
     *
     * @throws CloudException WrongState with {@link VolumeAction#refusal}'s words, for an instance that is neither running
     *     nor stopped, and for a volume whose data is on another node; NotFound
     */
    public VolumeView attach(Caller caller, VolumeId id, InstanceId instance) {
        return operations.attach(caller, id, instance);
    }

    /**
     * Begins to detach it; needs INSTANCE_OPERATE.
     *
     * @param force whether to take it from a guest that does not let go, if need be by a reset: data may be lost
     * @throws CloudException WrongState when it is not attached; NotFound
     */
    public VolumeView detach(Caller caller, VolumeId id, boolean force) {
        return operations.detach(caller, id, force);
    }

    /**
     * Begins to grow it, also while it is attached; needs INSTANCE_OPERATE. The file system in it is the guest's to grow.
     *
     * @throws CloudException InvalidInput for a size that is not above the present one; QuotaExceeded for the difference
     */
    public VolumeView grow(Caller caller, VolumeId id, Bytes wanted) {
        return operations.grow(caller, id, wanted);
    }

    /**
     * Begins to delete it, for good; its snapshots stay. Needs INSTANCE_OPERATE. One that is being deleted already is fine.
     *
     * @throws CloudException WrongState while it is attached or protected
     */
    public VolumeView delete(Caller caller, VolumeId id) {
        return operations.delete(caller, id);
    }

    /** Changes what can be changed at once; needs INSTANCE_OPERATE. */
    public VolumeView change(Caller caller, VolumeId id, VolumeChange change) {
        return operations.change(caller, id, change);
    }

    @Transactional(readOnly = true)
    public VolumeView find(Caller caller, VolumeId id) {
        return volumes.findById(id.value())
                .filter(volume -> caller.sees(volume.scope().project()))
                .map(Volume::view)
                .orElseThrow(() -> notFound(id));
    }

    /** The volume's tags, by key; not found as {@link #find}. */
    @Transactional(readOnly = true)
    public SortedMap<String, String> tags(Caller caller, VolumeId id) {
        return tags.of(find(caller, id).id().value());
    }

    /**
     * Gives it these tags in place of those that it has; needs INSTANCE_OPERATE.
     *
     * @throws CloudException InvalidInput for one beyond EC2's limits
     */
    public SortedMap<String, String> tag(Caller caller, VolumeId id, Map<String, String> wanted) {
        operations.tag(caller, id, wanted, tags);
        return tags.of(id.value());
    }

    /** One page of the caller's project; deleted volumes are shown for an hour. */
    @Transactional(readOnly = true)
    public KeysetPage<VolumeView> page(Caller caller, VolumeQuery query) {
        return pages.page(caller.requireProject(Permission.PROJECT_READ).project(), query);
    }

    /**
     * What an instance has beside its root disk, the first attached first.
     *
     * @throws CloudException NotFound for an instance that the caller may not see
     */
    @Transactional(readOnly = true)
    public List<VolumeView> of(Caller caller, InstanceId instance) {
        return volumes.of(instances.find(caller, instance).id().value()).stream()
                .map(Volume::view)
                .toList();
    }

    /** The catalogue of classes. */
    @Transactional(readOnly = true)
    public List<VolumeClass> classes(Caller caller) {
        if (!caller.may(Permission.FLEET_READ)) {
            caller.requireProject(Permission.PROJECT_READ);
        }
        return classes.all();
    }

    static CloudException notFound(VolumeId id) {
        return CloudException.of(new CloudError.NotFound("volume", id.value()));
    }
}
