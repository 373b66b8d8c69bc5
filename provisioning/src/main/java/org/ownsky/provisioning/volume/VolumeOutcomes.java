package org.ownsky.provisioning.volume;

import java.util.Optional;
import java.util.function.Consumer;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How a volume's row, quota and metering change when a saga ends, in the transaction that closes the job. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class VolumeOutcomes {
    private final VolumeRepository volumes;
    private final VolumeHome home;
    private final QuotaService quota;
    private final VolumeJournal journal;

    VolumeOutcomes(VolumeRepository volumes, VolumeHome home, QuotaService quota, VolumeJournal journal) {
        this.volumes = volumes;
        this.home = home;
        this.quota = quota;
        this.journal = journal;
    }

    /** What a growth is reserved under until it has come about. */
    static String growthOf(VolumeId id) {
        return id.value() + ".growth";
    }

    public void created(SagaContext<?> context, VolumeId id) {
        settle(context, id, volume -> {
                    var now = journal.now();
                    volume.become(VolumeState.AVAILABLE, null, now);
                    if (volume.isMade()) {
                        volume.use();
                    }
                    journal.created(volume, now);
                })
                .ifPresent(volume -> quota.commit(id.value()));
    }

    public void notCreated(SagaContext<?> context, VolumeId id, String reason) {
        settle(context, id, volume -> volume.become(VolumeState.ERROR, reason, journal.now()))
                .ifPresent(volume -> quota.release(id.value()));
    }

    public void attached(SagaContext<?> context, VolumeId id) {
        settle(context, id, volume -> volume.attached(journal.now()));
    }

    public void notAttached(SagaContext<?> context, VolumeId id, String reason) {
        settle(context, id, volume -> {
            // A termination may have freed it meanwhile.
            if (isAt(volume, AttachmentState.ATTACHING)) {
                volume.release(reason, journal.now());
            }
        });
    }

    public void detached(SagaContext<?> context, VolumeId id) {
        settle(context, id, volume -> {
            if (isAt(volume, AttachmentState.DETACHING)) {
                journal.changed(volume);
                volume.release(null, journal.now());
            }
        });
    }

    public void notDetached(SagaContext<?> context, VolumeId id, String reason) {
        settle(context, id, volume -> {
            if (isAt(volume, AttachmentState.DETACHING)) {
                volume.stayAttached(reason);
            }
        });
    }

    public void grown(SagaContext<?> context, VolumeId id) {
        settle(context, id, volume -> {
                    if (!isGoing(volume)) {
                        volume.grown();
                        journal.resized(volume, journal.now());
                    }
                })
                .ifPresent(volume -> {
                    // What is gone must not get back quota that nothing would ever release.
                    if (isGoing(volume)) {
                        quota.release(growthOf(id));
                    } else {
                        quota.merge(growthOf(id), id.value());
                    }
                });
    }

    public void notGrown(SagaContext<?> context, VolumeId id, String reason) {
        settle(context, id, volume -> volume.notGrown(reason)).ifPresent(volume -> quota.release(growthOf(id)));
    }

    public void deleted(SagaContext<?> context, VolumeId id) {
        settle(context, id, volume -> {
                    var now = journal.now();
                    home.leave(volume);
                    volume.become(VolumeState.DELETED, null, now);
                    journal.deleted(volume, now);
                })
                .ifPresent(volume -> quota.release(id.value()));
    }

    /** It stays {@code deleting}, with its quota, until it is deleted again: by somebody, or by itself after a while. */
    public void notDeleted(SagaContext<?> context, VolumeId id, String reason) {
        settle(context, id, volume -> volume.explain(reason));
    }

    private static boolean isGoing(Volume volume) {
        return volume.state() == VolumeState.DELETING || volume.state() == VolumeState.DELETED;
    }

    private static boolean isAt(Volume volume, AttachmentState state) {
        return volume.attachment().filter(state::equals).isPresent();
    }

    /** Changes the row, which is written when this returns: quota comes after it, for all of a tenant waits for its locks. */
    private Optional<Volume> settle(SagaContext<?> context, VolumeId id, Consumer<Volume> change) {
        var locked = volumes.lock(id.value());
        locked.ifPresent(volume -> {
            change.accept(volume);
            volume.finished(context.job());
            journal.changed(volume);
            volumes.flush();
        });
        return locked;
    }
}
