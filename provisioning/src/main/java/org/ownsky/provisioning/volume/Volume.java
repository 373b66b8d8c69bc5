package org.ownsky.provisioning.volume;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.data.domain.Persistable;

/** A volume's row. Who changes it holds its lock; its state changes only through {@link #become}. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are written here and read by queries alone.
@Table(name = "volume", schema = "provisioning")
class Volume implements Persistable<String> {
    @Id
    private String id;

    private String tenantId;
    private String projectId;
    private String name;

    @Convert(converter = VolumeStateConverter.class)
    private VolumeState state;

    private @Nullable String stateReason;
    private Instant stateSince;
    private long size;
    private @Nullable Long wantedSize;
    private String className;
    private @Nullable String sourceSnapshot;
    private @Nullable String nodeId;
    private @Nullable String nodeName;
    private long claimed;
    private boolean made;
    private boolean used;
    private @Nullable String instanceId;
    private @Nullable String instanceName;
    private @Nullable String attachment;
    private @Nullable Instant attachedAt;
    private boolean deleteOnTermination;

    @Column(name = "protected")
    private boolean isProtected;

    private String createdBy;
    private String createdByName;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant deletedAt;
    private @Nullable String activeJob;

    @Transient
    private boolean stored;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Volume() {}

    Volume(VolumeId id, ProjectScope scope, NewVolume wanted, Caller createdBy, Instant now) {
        this.id = id.value();
        this.tenantId = scope.tenant().value();
        this.projectId = scope.project().value();
        this.name = wanted.name();
        this.state = VolumeState.CREATING;
        this.stateSince = now;
        this.size = wanted.size().value();
        this.className = wanted.volumeClass();
        this.sourceSnapshot = wanted.source().orElse(null);
        this.deleteOnTermination = wanted.deleteOnTermination();
        this.createdBy = createdBy.user().value();
        this.createdByName = createdBy.name();
        this.createdAt = now;
    }

    /**
     * Moves to another state.
     *
     * @param reason for people, when somebody should know; {@code null} clears what stood there
     * @throws IllegalStateException for an edge that {@link VolumeState#next()} does not have: a bug, not a user's error
     */
    void become(VolumeState next, @Nullable String reason, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException(id + " cannot go from " + state.word() + " to " + next.word());
        }
        state = next;
        stateReason = reason;
        stateSince = now;
        if (next == VolumeState.DELETED) {
            deletedAt = now;
        }
    }

    /** Says why it is still in its state. */
    void explain(@Nullable String reason) {
        stateReason = reason;
    }

    void attachTo(InstanceId instance, String itsName, Instant now) {
        become(VolumeState.IN_USE, null, now);
        instanceId = instance.value();
        instanceName = itsName;
        attachment = AttachmentState.ATTACHING.word();
    }

    void attached(Instant now) {
        attachment = AttachmentState.ATTACHED.word();
        attachedAt = now;
    }

    /** Back to attached, when it could not be detached. */
    void stayAttached(String reason) {
        attachment = AttachmentState.ATTACHED.word();
        stateReason = reason;
    }

    void detach() {
        attachment = AttachmentState.DETACHING.word();
        stateReason = null;
    }

    /** It belongs to no instance any more. */
    void release(@Nullable String reason, Instant now) {
        become(VolumeState.AVAILABLE, reason, now);
        instanceId = null;
        instanceName = null;
        attachment = null;
        attachedAt = null;
    }

    void growTo(Bytes wanted) {
        wantedSize = wanted.value();
        stateReason = null;
    }

    void grown() {
        size = Objects.requireNonNullElse(wantedSize, size);
        wantedSize = null;
    }

    void notGrown(String reason) {
        wantedSize = null;
        stateReason = reason;
    }

    /** From now on its bytes are on this node, with as much of the node's disk. */
    void bind(NodeId node, String itsName, Bytes room) {
        nodeId = node.value();
        nodeName = itsName;
        claimed = room.value();
    }

    void claim(Bytes room) {
        claimed = room.value();
    }

    void unbind() {
        nodeId = null;
        nodeName = null;
        claimed = 0;
        made = false;
    }

    /** Its file was made. */
    void make() {
        made = true;
    }

    void unmake() {
        made = false;
    }

    /** There may be data in it from now on. */
    void use() {
        used = true;
    }

    void protect(boolean wanted) {
        isProtected = wanted;
    }

    void deleteOnTermination(boolean wanted) {
        deleteOnTermination = wanted;
    }

    void rename(String wanted) {
        name = wanted;
    }

    void worksOn(@Nullable JobId job) {
        activeJob = job == null ? null : job.value();
    }

    /** The job is over; a later one that took its place stays. */
    void finished(JobId job) {
        if (job.value().equals(activeJob)) {
            activeJob = null;
        }
    }

    VolumeId volumeId() {
        return new VolumeId(id);
    }

    ProjectScope scope() {
        return new ProjectScope(new TenantId(tenantId), new ProjectId(projectId));
    }

    String name() {
        return name;
    }

    VolumeState state() {
        return state;
    }

    Bytes size() {
        return new Bytes(size);
    }

    Optional<Bytes> wantedSize() {
        return Optional.ofNullable(wantedSize).map(Bytes::new);
    }

    String className() {
        return className;
    }

    Optional<String> source() {
        return Optional.ofNullable(sourceSnapshot);
    }

    Optional<NodeId> node() {
        return Optional.ofNullable(nodeId).map(NodeId::new);
    }

    String nodeName() {
        return Objects.requireNonNullElse(nodeName, "");
    }

    Bytes claimed() {
        return new Bytes(claimed);
    }

    boolean isMade() {
        return made;
    }

    boolean isUsed() {
        return used;
    }

    Optional<InstanceId> instance() {
        return Optional.ofNullable(instanceId).map(InstanceId::new);
    }

    Optional<AttachmentState> attachment() {
        return Optional.ofNullable(attachment).map(word -> AttachmentState.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    boolean goesWithItsInstance() {
        return deleteOnTermination;
    }

    boolean isProtected() {
        return isProtected;
    }

    Optional<JobId> activeJob() {
        return Optional.ofNullable(activeJob).map(JobId::new);
    }

    /** Whether it is on its way out and no job works on that any more. */
    boolean isGivenUp() {
        return state == VolumeState.DELETING && activeJob == null;
    }

    VolumeView view() {
        return new VolumeView(
                volumeId(),
                new ProjectId(projectId),
                name,
                state,
                Optional.ofNullable(stateReason),
                stateSince,
                size(),
                wantedSize(),
                className,
                Optional.ofNullable(nodeName),
                source(),
                instance()
                        .map(instance -> new VolumeView.Attachment(
                                instance,
                                Objects.requireNonNullElse(instanceName, instance.value()),
                                attachment().orElseThrow(),
                                Optional.ofNullable(attachedAt))),
                deleteOnTermination,
                isProtected,
                createdByName,
                createdAt,
                activeJob());
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
