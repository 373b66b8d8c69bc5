package org.ownsky.billing;

import java.time.Instant;
import java.util.List;
import org.ownsky.provisioning.instance.InstanceEvent;
import org.ownsky.provisioning.snapshot.SnapshotEvent;
import org.ownsky.provisioning.volume.VolumeEvent;

/** A moment that changes what an instance, volume or snapshot uses. */
sealed interface Transition {
    Instant at();

    /** It has a root disk of this many bytes from now on. */
    record RootDisk(Instant at, long bytes) implements Transition {}

    /** It runs with this much from now on. */
    record Started(Instant at, long vcpus, long memoryBytes) implements Transition {}

    record Stopped(Instant at) implements Transition {}

    record Terminated(Instant at) implements Transition {}

    /** So many bytes of it are kept from now on, counted by this meter. */
    record Kept(Instant at, Meter meter, long bytes) implements Transition {}

    static List<Transition> of(VolumeEvent event) {
        return switch (event) {
            case VolumeEvent.Created created ->
                List.of(new Kept(created.at(), Meter.VOLUME, created.size().value()));
            case VolumeEvent.Resized resized ->
                List.of(new Kept(resized.at(), Meter.VOLUME, resized.size().value()));
            case VolumeEvent.Deleted deleted -> List.of(new Terminated(deleted.at()));
        };
    }

    static List<Transition> of(SnapshotEvent event) {
        return switch (event) {
            case SnapshotEvent.Completed completed ->
                List.of(new Kept(
                        completed.at(), Meter.SNAPSHOT, completed.stored().value()));
            case SnapshotEvent.Deleted deleted -> List.of(new Terminated(deleted.at()));
        };
    }

    /** What an event means for usage. */
    static List<Transition> of(InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.Launched launched ->
                List.of(
                        new RootDisk(launched.at(), launched.rootDisk().value()),
                        new Started(
                                launched.at(),
                                launched.vcpus().value(),
                                launched.memory().value()));
            case InstanceEvent.Started started ->
                List.of(new Started(
                        started.at(), started.vcpus().value(), started.memory().value()));
            case InstanceEvent.Stopped stopped -> List.of(new Stopped(stopped.at()));
            case InstanceEvent.Terminated terminated -> List.of(new Terminated(terminated.at()));
        };
    }
}
