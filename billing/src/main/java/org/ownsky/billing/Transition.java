package org.ownsky.billing;

import java.time.Instant;
import org.ownsky.provisioning.instance.InstanceEvent;

/** A moment that changes what an instance uses. */
sealed interface Transition {
    Instant at();

    /** It has a root disk of this many bytes from now on. */
    record RootDisk(Instant at, long bytes) implements Transition {}

    /** It runs with this much from now on. */
    record Started(Instant at, long vcpus, long memoryBytes) implements Transition {}

    record Stopped(Instant at) implements Transition {}

    record Terminated(Instant at) implements Transition {}

    static Transition of(InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.RootDiskAllocated allocated ->
                new RootDisk(allocated.at(), allocated.size().value());
            case InstanceEvent.Started started ->
                new Started(
                        started.at(), started.vcpus().value(), started.memory().value());
            case InstanceEvent.Stopped stopped -> new Stopped(stopped.at());
            case InstanceEvent.Terminated terminated -> new Terminated(terminated.at());
        };
    }
}
