package org.ownsky.billing;

import java.time.Instant;
import java.util.List;
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
