package org.ownsky.portal.api;

import java.util.Optional;
import org.ownsky.provisioning.snapshot.SnapshotId;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/snapshots")
@Meaning("Snapshots")
class SnapshotResources {
    private final SnapshotService snapshots;
    private final Reach reach;
    private final Once once;

    SnapshotResources(SnapshotService snapshots, Reach reach, Once once) {
        this.snapshots = snapshots;
        this.reach = reach;
        this.once = once;
    }

    @Meaning("A new volume to be made from a snapshot")
    record VolumeToRestore(
            @Meaning(value = "What to call the volume", shortest = 1, longest = 63, example = "data-restored")
            String name,

            @Meaning(
                    value =
                            "For which instance: the volume is made on its node; absent for the node of the first volume",
                    example = "i-0b41d7f2c9a6e3815")
            Optional<String> instanceId) {}

    @GetMapping
    @Meaning("The project's snapshots, the newest first; deleted ones for an hour")
    Items<SnapshotForm> snapshots(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam String projectId,
            @Meaning(value = "Only those of this volume", example = "vol-0f3b9a6d2e81c7540") @RequestParam
                    Optional<String> volumeId,
            @Meaning("Part of a name, or the beginning of an id") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(
                snapshots.page(
                        reach.in(Reach.project(projectId)), search, volumeId.map(VolumeResources::id), after, limit),
                SnapshotForm::of);
    }

    @GetMapping("/{snapshot}")
    @Meaning("One snapshot")
    SnapshotForm snapshot(
            @Meaning(value = "The snapshot's id", example = "snap-0198c2d4e5f600001") @PathVariable String snapshot) {
        var id = id(snapshot);
        return SnapshotForm.of(snapshots.find(reach.at(id), id));
    }

    @PostMapping("/{snapshot}/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to make a new volume with its content; a file that is damaged is refused by its checksum")
    VolumeForm restore(
            @Meaning(value = "The snapshot's id", example = "snap-0198c2d4e5f600001") @PathVariable String snapshot,
            @RequestBody VolumeToRestore body,
            @Meaning(value = "The same key gives the same volume again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(snapshot);
        var caller = reach.at(id);
        var near = body.instanceId().map(VolumeResources::instance);
        return once.answer(
                caller,
                key,
                VolumeForm.class,
                () -> VolumeForm.of(snapshots.restore(caller, id, body.name(), near)),
                "restore",
                snapshot,
                body.toString());
    }

    @DeleteMapping("/{snapshot}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to delete it, for good")
    SnapshotForm delete(
            @Meaning(value = "The snapshot's id", example = "snap-0198c2d4e5f600001") @PathVariable String snapshot) {
        var id = id(snapshot);
        return SnapshotForm.of(snapshots.delete(reach.at(id), id));
    }

    private static SnapshotId id(String text) {
        return Reach.id("snapshot", SnapshotId.PREFIX, text, SnapshotId::new);
    }
}
