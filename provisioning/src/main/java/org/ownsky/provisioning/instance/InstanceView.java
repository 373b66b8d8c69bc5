package org.ownsky.provisioning.instance;

import java.net.Inet4Address;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.job.JobId;

/**
 * An instance as callers see it.
 *
 * @param stateReason why it is in this state, when somebody should know: a failed launch, a guest that powered itself off
 * @param stateSince when it entered the state
 * @param observedAt when a node last confirmed what it does; old news is shown as such
 * @param node name of the node that runs it, once placed
 * @param emulated whether the node runs it without hardware virtualization
 * @param loginUser the account that the image lets the SSH key into
 * @param keyPair name of the key pair it was launched with
 * @param launchedBy name of the person
 * @param owner name of the person whose it is: who launched it, or took it over since
 * @param activeJob what is working on it now
 */
public record InstanceView(
        InstanceId id,
        ProjectId project,
        String name,
        InstanceState state,
        Optional<String> stateReason,
        Instant stateSince,
        Optional<Instant> observedAt,
        InstanceType type,
        ImageId image,
        String imageName,
        String loginUser,
        Bytes rootDisk,
        Optional<String> keyPair,
        Optional<Inet4Address> address,
        Optional<String> node,
        boolean emulated,
        String launchedBy,
        String owner,
        Instant launchedAt,
        Optional<JobId> activeJob) {}
