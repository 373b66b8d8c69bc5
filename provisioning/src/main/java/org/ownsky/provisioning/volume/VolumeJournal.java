package org.ownsky.provisioning.volume;

import java.time.Clock;
import java.time.Instant;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.IdSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells audit, open browsers and metering what happened to volumes, inside the transaction in which it happens. */
@Component
class VolumeJournal {
    private final AuditTrail audit;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final IdSource ids;

    VolumeJournal(AuditTrail audit, ChangeFeed changes, ApplicationEventPublisher events, Clock clock, IdSource ids) {
        this.audit = audit;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    VolumeId freshId() {
        return new VolumeId(ids.next(VolumeId.PREFIX));
    }

    Instant now() {
        return clock.instant();
    }

    void record(Caller caller, String action, Volume volume, String detail, Changes made) {
        audit.record(caller, "volume." + action, volume.volumeId().value(), volume.name() + ": " + detail, made);
        changed(volume);
    }

    /** Pages of the volume, and of the instance that it is attached to, look again. */
    void changed(Volume volume) {
        var project = volume.scope().project();
        changes.changed(project, volume.volumeId().value());
        volume.instance().ifPresent(instance -> changes.changed(project, instance.value()));
    }

    void created(Volume volume, Instant at) {
        events.publishEvent(
                new VolumeEvent.Created(volume.volumeId(), volume.scope(), at, volume.className(), volume.size()));
    }

    void resized(Volume volume, Instant at) {
        events.publishEvent(
                new VolumeEvent.Resized(volume.volumeId(), volume.scope(), at, volume.className(), volume.size()));
    }

    void deleted(Volume volume, Instant at) {
        events.publishEvent(new VolumeEvent.Deleted(volume.volumeId(), volume.scope(), at));
    }
}
