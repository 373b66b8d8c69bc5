package org.ownsky.provisioning.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one node ready for guests: copies images to it and finds out how it executes them. Slow, so it runs beside the
 * heartbeats; what fails is tried again after a while. One thread at a time uses it.
 */
final class NodePreparation {
    private static final Logger LOG = LoggerFactory.getLogger(NodePreparation.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    private static final String PROBING = "Finding out whether hardware virtualization works; takes up to a minute";
    private static final String NO_IMAGE =
            "Waits for an image to test hardware virtualization with, and there is none yet:"
                    + " \"bin/image build tiny\" makes one";

    private final NodeId id;
    private final NodeRegistry registry;
    private final NodeStates states;
    private final NodeImages images;
    private final Clock clock;
    private final Set<String> staged = new HashSet<>();
    private Optional<String> readyFor = Optional.empty();
    private Instant nextTry = Instant.MIN;

    NodePreparation(NodeId id, NodeRegistry registry, NodeStates states, NodeImages images, Clock clock) {
        this.id = id;
        this.registry = registry;
        this.states = states;
        this.images = images;
        this.clock = clock;
    }

    /** Whether the node may take guests: how it executes them is known. */
    boolean ready(NodeFacts facts) {
        if (readyFor.isEmpty() && registry.probed(facts).isPresent()) {
            readyFor = Optional.of(facts.hypervisor());
        }
        return readyFor.filter(facts.hypervisor()::equals).isPresent();
    }

    /** Whether {@link #run} has something to do now. */
    boolean due(NodeFacts facts) {
        return !clock.instant().isBefore(nextTry)
                && (!ready(facts)
                        || images.of(facts.architecture()).stream().anyMatch(image -> !staged.contains(image.name())));
    }

    /** Does what is to be done; failures go to the node's message. */
    void run(HypervisorNode connection, NodeFacts facts) {
        nextTry = clock.instant().plus(BETWEEN_TRIES);
        try {
            if (!ready(facts)) {
                probe(connection, facts);
            }
            if (ready(facts)) {
                stageAll(connection, images.of(facts.architecture()));
                nextTry = Instant.MIN;
            }
        } catch (DriverException e) {
            LOG.atWarn()
                    .addKeyValue("node", id)
                    .addKeyValue("reason", e.getMessage())
                    .log("A node could not be prepared; tried again");
            var message = e.getMessage() + "; tried again every " + BETWEEN_TRIES.toSeconds() + " seconds";
            if (ready(facts)) {
                states.remark(id, message);
            } else {
                states.joining(id, message);
            }
        }
    }

    private void probe(HypervisorNode connection, NodeFacts facts) {
        var candidates = images.of(facts.architecture());
        if (candidates.isEmpty() && facts.hardwareOffered()) {
            states.joining(id, NO_IMAGE);
            // Looked at again with the next heartbeat: an image may come any moment.
            nextTry = Instant.MIN;
            return;
        }
        if (candidates.isEmpty()) {
            registry.assume(id, Acceleration.EMULATION);
        } else {
            states.joining(id, PROBING);
            var smallest = candidates.getFirst();
            stage(connection, smallest);
            registry.probed(id, facts, connection.probeAcceleration(smallest));
        }
        readyFor = Optional.of(facts.hypervisor());
    }

    private void stageAll(HypervisorNode connection, List<ImageFile> wanted) {
        var missing =
                wanted.stream().filter(image -> !staged.contains(image.name())).toList();
        missing.forEach(image -> stage(connection, image));
        if (!missing.isEmpty()) {
            states.remark(id, null);
        }
    }

    private void stage(HypervisorNode connection, ImageFile image) {
        connection.stageImage(image);
        staged.add(image.name());
    }
}
