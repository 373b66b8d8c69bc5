package org.ownsky.provisioning.instance;

import java.time.Instant;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.VcpuCount;

/**
 * What happened to an instance that others (metering, notifications) act on. Published in the transition's own
 * transaction, delivered at least once, in no promised order; {@code at} is the moment of the transition.
 */
public sealed interface InstanceEvent {
    InstanceId instance();

    ProjectScope scope();

    Instant at();

    /** It runs for the first time, and from now on has a root disk, whether it runs or not. */
    record Launched(
            InstanceId instance,
            ProjectScope scope,
            Instant at,
            String type,
            VcpuCount vcpus,
            Bytes memory,
            Bytes rootDisk)
            implements InstanceEvent {}

    /** It runs again, with these processors and this memory. */
    record Started(InstanceId instance, ProjectScope scope, Instant at, String type, VcpuCount vcpus, Bytes memory)
            implements InstanceEvent {}

    /** It no longer runs; its root disk stays. */
    record Stopped(InstanceId instance, ProjectScope scope, Instant at) implements InstanceEvent {}

    /** It is gone, with its disk. */
    record Terminated(InstanceId instance, ProjectScope scope, Instant at) implements InstanceEvent {}
}
