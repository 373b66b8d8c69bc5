package org.ownsky.provisioning.instance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.job.JobId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Launches, stops, starts, reboots, terminates and lists instances. */
@Service
public class InstanceService {
    private final InstanceAdmission admission;
    private final InstanceOperations operations;
    private final InstancePages pages;
    private final InstanceRepository instances;
    private final InstanceTypes types;
    private final ObjectProvider<ProjectGate> gates;
    private final ObjectProvider<ReadableProjects> readable;

    InstanceService(
            InstanceAdmission admission,
            InstanceOperations operations,
            InstancePages pages,
            InstanceRepository instances,
            InstanceTypes types,
            ObjectProvider<ProjectGate> gates,
            ObjectProvider<ReadableProjects> readable) {
        this.admission = admission;
        this.operations = operations;
        this.pages = pages;
        this.instances = instances;
        this.types = types;
        this.gates = gates;
        this.readable = readable;
    }

    /**
     * The instances accepted, in {@code pending}, one job each; a repeated idempotency key returns the first answer. All
     * are accepted or none.
     *
     * @throws CloudException InvalidInput with the field, its value and what is allowed; QuotaExceeded; NotFound for an
     *     image or key pair that the caller may not see; Conflict for a key that was used with another request;
     *     WrongState while a {@link ProjectGate} is shut
     */
    @Transactional
    public List<InstanceView> launch(Caller caller, LaunchRequest request) {
        var scope = caller.requireProject(Permission.INSTANCE_OPERATE);
        gates.forEach(gate -> gate.requireOpen(scope));
        return admission.admit(caller, scope, request);
    }

    /**
     * Begins an action and returns its job; a second terminate returns the job of the first.
     *
     * @throws CloudException WrongState with {@link InstanceAction#refusal}'s words; NotFound
     */
    @Transactional
    public JobId act(Caller caller, InstanceId id, InstanceAction action, Optional<String> idempotencyKey) {
        return operations.begin(caller, id, action, idempotencyKey);
    }

    @Transactional(readOnly = true)
    public InstanceView find(Caller caller, InstanceId id) {
        return instances
                .findById(id.value())
                .filter(instance -> caller.sees(instance.scope().project()))
                .map(Instance::view)
                .orElseThrow(() -> notFound(id));
    }

    /** The instance's tags, by key; not found as {@link #find}. */
    @Transactional(readOnly = true)
    public SortedMap<String, String> tags(Caller caller, InstanceId id) {
        return pages.tags(find(caller, id).id());
    }

    /** One page of the caller's project; terminated instances are shown for an hour. */
    @Transactional(readOnly = true)
    public KeysetPage<InstanceView> page(Caller caller, InstanceQuery query) {
        return pages.page(caller.requireProject(Permission.PROJECT_READ).project(), query);
    }

    /** One page of all projects that the caller may read, wherever they act: with FLEET_READ, of every project. */
    @Transactional(readOnly = true)
    public KeysetPage<InstanceView> pageOfAll(Caller caller, InstanceQuery query) {
        if (caller.may(Permission.FLEET_READ)) {
            return pages.page(Optional.empty(), query);
        }
        var theirs = readable.stream()
                .flatMap(source -> source.of(caller.user()).stream())
                .collect(Collectors.toUnmodifiableSet());
        return pages.page(Optional.of(theirs), query);
    }

    /** How many instances of the project are in each state; states without any are left out. */
    @Transactional(readOnly = true)
    public Map<InstanceState, Long> counts(Caller caller) {
        return pages.counts(caller.requireProject(Permission.PROJECT_READ).project());
    }

    /** The catalogue, smallest first within a family. */
    public List<InstanceType> types(Caller caller) {
        if (!caller.may(Permission.FLEET_READ)) {
            caller.requireProject(Permission.PROJECT_READ);
        }
        return types.all();
    }

    static CloudException notFound(InstanceId id) {
        return CloudException.of(new CloudError.NotFound("instance", id.value()));
    }
}
