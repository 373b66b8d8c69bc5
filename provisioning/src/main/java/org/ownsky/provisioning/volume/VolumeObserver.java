package org.ownsky.provisioning.volume;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only way in which what a node says reaches a volume's row; for the reconciler alone. */
@Component
public class VolumeObserver {
    private static final String VANISHED =
            "Its disk vanished from the node; an operator knows. It is used again as soon as it is back";

    private final VolumeRepository volumes;
    private final VolumeRecords records;

    VolumeObserver(VolumeRepository volumes, VolumeRecords records) {
        this.volumes = volumes;
        this.records = records;
    }

    /**
     * What should be on a node.
     *
     * @param settled whether it was made and no job works on it, so that its absence means something
     * @param missed whether it was not there at an earlier look
     */
    public record Expected(VolumeId volume, boolean settled, boolean missed) {}

    /** All volumes whose bytes are on the node. */
    @Transactional(readOnly = true)
    public List<Expected> expectedOn(NodeId node) {
        return volumes.on(node.value()).stream()
                .map(volume -> new Expected(
                        volume.volumeId(), volume.isMade() && volume.activeJob().isEmpty(), saysVanished(volume)))
                .toList();
    }

    /** Whether the volume of this id has a home, or may be getting one, somewhere. */
    public boolean lives(VolumeId id) {
        return records.find(id)
                .filter(volume -> volume.state() != VolumeState.DELETED && volume.state() != VolumeState.ERROR)
                .isPresent();
    }

    /** Its disk is not where it should be. News older than what the row knows is no news. */
    public void vanished(VolumeId id, Instant asOf) {
        explain(id, asOf, VANISHED);
    }

    /** Its disk is where it should be. */
    public void there(VolumeId id, Instant asOf) {
        explain(id, asOf, null);
    }

    private void explain(VolumeId id, Instant asOf, @Nullable String reason) {
        records.change(id, volume -> {
            if (volume.isMade()
                    && volume.activeJob().isEmpty()
                    && volume.view().stateSince().isBefore(asOf)) {
                volume.explain(reason);
            }
        });
    }

    private static boolean saysVanished(Volume volume) {
        return volume.view().stateReason().filter(VANISHED::equals).isPresent();
    }
}
