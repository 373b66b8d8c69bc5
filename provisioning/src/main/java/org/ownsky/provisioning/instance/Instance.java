package org.ownsky.provisioning.instance;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.data.domain.Persistable;

/**
 * An instance's row. Its state changes only through {@link #become}; size, image and key stay what they were at launch.
 */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are written here and read by queries alone.
@Table(name = "instance", schema = "provisioning")
class Instance implements Persistable<String> {
    @Id
    private String id;

    private String tenantId;
    private String projectId;
    private String name;

    @Convert(converter = InstanceStateConverter.class)
    private InstanceState state;

    private @Nullable String stateReason;
    private Instant stateSince;
    private @Nullable Instant observedAt;
    private UUID domainUuid;
    private String imageId;
    private String imageName;
    private String loginUser;
    private String typeName;
    private String typeFamily;
    private int vcpus;
    private long memory;
    private long rootDisk;
    private @Nullable String keyPairName;
    private @Nullable String publicKey;
    private String userData;
    private @Nullable String nodeId;
    private @Nullable String nodeName;
    private boolean emulated;
    private @Nullable String address;
    private String launchedBy;
    private String launchedByName;

    @Column(insertable = false, updatable = false)
    private @Nullable String ownedBy;

    @Column(insertable = false, updatable = false)
    private @Nullable String ownedByName;

    @Column(updatable = false)
    private Instant launchedAt;

    private @Nullable Instant terminatedAt;
    private @Nullable String activeJob;

    @Transient
    private boolean stored;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Instance() {}

    Instance(InstanceId id, ProjectScope scope, String name, LaunchPlan plan, Caller launchedBy, Instant now) {
        this.id = id.value();
        this.tenantId = scope.tenant().value();
        this.projectId = scope.project().value();
        this.name = name;
        this.state = InstanceState.PENDING;
        this.stateSince = now;
        this.domainUuid = domainUuid(id);
        this.imageId = plan.image().id().value();
        this.imageName = plan.image().name();
        this.loginUser = plan.image().loginUser();
        this.typeName = plan.type().name();
        this.typeFamily = plan.type().family();
        this.vcpus = plan.type().vcpus().value();
        this.memory = plan.type().memory().value();
        this.rootDisk = plan.rootDisk().value();
        plan.keyPair().ifPresent(key -> {
            this.keyPairName = key.name();
            this.publicKey = key.publicKey();
        });
        this.userData = plan.userData();
        this.launchedBy = launchedBy.user().value();
        this.launchedByName = launchedBy.name();
        this.launchedAt = now;
    }

    /** The guest's UUID follows from the id, so that defining it twice defines one. */
    static UUID domainUuid(InstanceId id) {
        return UUID.nameUUIDFromBytes(("ownsky:" + id.value()).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Moves to another state.
     *
     * @param reason for people, when somebody should know; {@code null} clears what stood there
     * @throws IllegalStateException for an edge that {@link InstanceState#next()} does not have: a bug, not a user's error
     */
    void become(InstanceState next, @Nullable String reason, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException(id + " cannot go from " + state.word() + " to " + next.word());
        }
        state = next;
        stateReason = reason;
        stateSince = now;
        if (next == InstanceState.TERMINATED) {
            terminatedAt = now;
            address = null;
            userData = "";
        }
    }

    /** Says why it is still in its state. */
    void explain(String reason) {
        stateReason = reason;
    }

    /** Says why it is still in its state, or nothing more. */
    void becauseOf(Optional<String> reason) {
        stateReason = reason.orElse(null);
    }

    void observed(Instant now) {
        observedAt = now;
    }

    void worksOn(@Nullable JobId job) {
        activeJob = job == null ? null : job.value();
    }

    /** The job is over; a later one that took its place stays. A terminated instance keeps its last job for reference. */
    void finished(JobId job) {
        if (state != InstanceState.TERMINATED && job.value().equals(activeJob)) {
            activeJob = null;
        }
    }

    InstanceId instanceId() {
        return new InstanceId(id);
    }

    ProjectScope scope() {
        return new ProjectScope(new TenantId(tenantId), new ProjectId(projectId));
    }

    String name() {
        return name;
    }

    InstanceState state() {
        return state;
    }

    /** Whether it is on its way out and no job works on that any more. */
    boolean isGivenUp() {
        return state == InstanceState.SHUTTING_DOWN && activeJob == null;
    }

    /** Whether all that the row knows of the guest, from its jobs or by observation, is from before this moment. */
    boolean isOlderThan(Instant moment) {
        return stateSince.isBefore(moment) && (observedAt == null || observedAt.isBefore(moment));
    }

    UUID domainUuid() {
        return domainUuid;
    }

    String imageId() {
        return imageId;
    }

    VcpuCount vcpuCount() {
        return new VcpuCount(vcpus);
    }

    Bytes memorySize() {
        return new Bytes(memory);
    }

    Bytes rootDiskSize() {
        return new Bytes(rootDisk);
    }

    String typeName() {
        return typeName;
    }

    Optional<String> publicKey() {
        return Optional.ofNullable(publicKey);
    }

    String userData() {
        return userData;
    }

    Optional<NodeId> node() {
        return Optional.ofNullable(nodeId).map(NodeId::new);
    }

    boolean emulated() {
        return emulated;
    }

    Optional<JobId> activeJob() {
        return Optional.ofNullable(activeJob).map(JobId::new);
    }

    /** Who launched it, or took it over since. */
    UserId owner() {
        return new UserId(ownedBy == null ? launchedBy : ownedBy);
    }

    InstanceView view() {
        return new InstanceView(
                instanceId(),
                new ProjectId(projectId),
                name,
                state,
                Optional.ofNullable(stateReason),
                stateSince,
                Optional.ofNullable(observedAt),
                new InstanceType(typeName, typeFamily, vcpuCount(), memorySize(), rootDiskSize()),
                new org.ownsky.provisioning.image.ImageId(imageId),
                imageName,
                loginUser,
                rootDiskSize(),
                Optional.ofNullable(keyPairName),
                Optional.ofNullable(address).map(Inet4Address::ofLiteral),
                Optional.ofNullable(nodeName),
                emulated,
                launchedByName,
                ownedByName == null ? launchedByName : ownedByName,
                launchedAt,
                activeJob().filter(job -> state != InstanceState.TERMINATED));
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
