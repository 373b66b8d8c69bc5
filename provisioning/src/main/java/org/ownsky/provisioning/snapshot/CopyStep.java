package org.ownsky.provisioning.snapshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;
import org.ownsky.provisioning.volume.VolumeContentSource;
import org.springframework.stereotype.Component;

/** Copies the volume as it is at one moment. A try that died half-way is followed by a copy of a later moment. */
@Component
class CopyStep implements SagaStep<SnapshotJob> {
    static final String NAME = "copy";

    private final VolumeContentSource sources;
    private final BackupStore backups;
    private final SnapshotStore store;
    private final SnapshotJournal journal;
    private final Clock clock;

    CopyStep(
            VolumeContentSource sources,
            BackupStore backups,
            SnapshotStore store,
            SnapshotJournal journal,
            Clock clock) {
        this.sources = sources;
        this.backups = backups;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepOutcome run(SagaContext<SnapshotJob> context) {
        var id = context.input().snapshot();
        var copied = sources.copy(context.input().volume(), backups.draft(id), new Progress(id));
        backups.keep(id);
        var copy = copied.copy();
        return StepOutcome.done(
                new Taken(copy.size().value(), copy.stored().value(), copy.sha256(), copied.quiesced()),
                copy.stored() + " stored of " + copy.size());
    }

    @Override
    public void undo(SagaContext<SnapshotJob> context) {
        backups.delete(context.input().snapshot());
    }

    /** What the step recorded, sizes in bytes. */
    record Taken(long size, long stored, String sha256, boolean quiesced) {}

    /** Notes how far the copy is, at most once a second. */
    private final class Progress implements CopyProgress {
        private static final Duration PAUSE = Duration.ofSeconds(1);

        private final SnapshotId id;
        private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

        Progress(SnapshotId id) {
            this.id = id;
        }

        @Override
        public void copied(Bytes done, Bytes total) {
            var now = clock.instant();
            var last = told.get();
            if (Duration.between(last, now).compareTo(PAUSE) >= 0 && told.compareAndSet(last, now)) {
                journal.copied(id, done, store);
            }
        }
    }
}
