package org.ownsky.portal.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.ownsky.provisioning.volume.NewVolume;
import org.ownsky.provisioning.volume.VolumeChange;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeQuery;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/volumes")
@Meaning("Volumes")
class VolumeResources {
    private final VolumeService volumes;
    private final SnapshotService snapshots;
    private final Reach reach;
    private final Once once;

    VolumeResources(VolumeService volumes, SnapshotService snapshots, Reach reach, Once once) {
        this.volumes = volumes;
        this.snapshots = snapshots;
        this.reach = reach;
        this.once = once;
    }

    @Meaning("A blank volume to be made")
    record VolumeToCreate(
            @Meaning(value = "Where", example = "prj-0198c2d4e5f600001", pattern = "^prj-[0-9a-f]{17}$")
            String projectId,

            @Meaning(value = "What to call it", shortest = 1, longest = 63, example = "data")
            String name,

            @Meaning(value = "Its size", least = 1, most = 16384, example = "8")
            long sizeGiB,

            @Meaning(value = "Name of its class; see volume-classes; absent for standard", example = "standard")
            Optional<String> volumeClass,

            @Meaning("Whether it goes with the instance that it is attached to when that is terminated; absent for no")
            Optional<Boolean> deleteOnTermination) {}

    @Meaning("Where to attach a volume")
    record AttachTo(
            @Meaning(value = "A running or stopped instance of its project", example = "i-0b41d7f2c9a6e3815")
            String instanceId) {}

    @Meaning("How to detach a volume")
    record DetachHow(
            @Meaning("Whether to take it from a guest that does not let go, if need be by a reset: data may be lost")
            Optional<Boolean> force) {}

    @Meaning("A larger size")
    record LargerSize(
            @Meaning(value = "Above the present one", least = 1, most = 16384, example = "16")
            long sizeGiB) {}

    @Meaning("What to change of a volume; what is absent stays")
    record VolumeSettings(
            @Meaning(value = "Another name", shortest = 1, longest = 63, example = "archive")
            Optional<String> name,

            @Meaning("Whether it goes with the instance that it is attached to when that is terminated")
            Optional<Boolean> deleteOnTermination,

            @Meaning("Whether deleting it is refused") Optional<Boolean> deletionProtected) {}

    @Meaning("All tags of a thing")
    record AllTags(
            @Meaning(value = "Each key once", most = 50) List<LaunchForm.Tag> items) {}

    @Meaning("A snapshot to be taken")
    record SnapshotToTake(
            @Meaning(value = "What to call it", shortest = 1, longest = 63, example = "before the upgrade")
            String name) {}

    @GetMapping
    @Meaning("The project's volumes, the newest first; deleted ones for an hour")
    Items<VolumeForm> volumes(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam String projectId,
            @Meaning(
                            value = "Only those in this state",
                            words = {"creating", "available", "in-use", "deleting", "deleted", "error"})
                    @RequestParam
                    Optional<String> state,
            @Meaning("Only those of this class") @RequestParam Optional<String> volumeClass,
            @Meaning(value = "Only those that are attached to this instance", example = "i-0b41d7f2c9a6e3815")
                    @RequestParam
                    Optional<String> instanceId,
            @Meaning("Part of a name, or the beginning of an id") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var query = new VolumeQuery(
                search,
                state.map(VolumeResources::state).map(Set::of).orElse(Set.of()),
                volumeClass,
                instanceId.map(VolumeResources::instance),
                VolumeQuery.Sort.CREATED,
                true,
                after,
                limit);
        return Items.of(volumes.page(reach.in(Reach.project(projectId)), query), VolumeForm::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Makes a blank volume; it is creating until its job is done. Needs the role member in the project")
    VolumeForm create(
            @RequestBody VolumeToCreate body,
            @Meaning(value = "The same key gives the same volume again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var caller = reach.in(Reach.project(body.projectId()));
        var wanted = new NewVolume(
                body.name(),
                NewVolume.size("sizeGiB", body.sizeGiB()),
                body.volumeClass().orElse(NewVolume.USUAL_CLASS),
                Optional.empty(),
                body.deleteOnTermination().orElse(false));
        return once.answer(
                caller,
                key,
                VolumeForm.class,
                () -> VolumeForm.of(volumes.create(caller, wanted)),
                "volume",
                body.toString());
    }

    @GetMapping("/{volume}")
    @Meaning("One volume")
    VolumeForm volume(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume) {
        var id = id(volume);
        return VolumeForm.of(volumes.find(reach.at(id), id));
    }

    @PutMapping("/{volume}")
    @Meaning("Changes its name, its protection, and whether it goes with its instance")
    VolumeForm change(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume,
            @RequestBody VolumeSettings body) {
        var id = id(volume);
        return VolumeForm.of(volumes.change(
                reach.at(id), id, new VolumeChange(body.name(), body.deleteOnTermination(), body.deletionProtected())));
    }

    @GetMapping("/{volume}/tags")
    @Meaning("The volume's tags, by key")
    Items<LaunchForm.Tag> tags(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume) {
        var id = id(volume);
        return tags(volumes.tags(reach.at(id), id));
    }

    @PutMapping("/{volume}/tags")
    @Meaning("Gives it these tags in place of those that it has")
    Items<LaunchForm.Tag> tag(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume,
            @RequestBody AllTags body) {
        var id = id(volume);
        return tags(volumes.tag(reach.at(id), id, LaunchForm.all(body.items())));
    }

    private static Items<LaunchForm.Tag> tags(Map<String, String> tags) {
        return Items.of(List.copyOf(tags.entrySet()), tag -> new LaunchForm.Tag(tag.getKey(), tag.getValue()));
    }

    @DeleteMapping("/{volume}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to delete it, for good; its snapshots stay")
    VolumeForm delete(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume) {
        var id = id(volume);
        return VolumeForm.of(volumes.delete(reach.at(id), id));
    }

    @PostMapping("/{volume}/attach")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to attach it to an instance; it is in use from now on")
    VolumeForm attach(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume,
            @RequestBody AttachTo body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(volume);
        var caller = reach.at(id);
        var instance = instance(body.instanceId());
        return once.answer(
                caller,
                key,
                VolumeForm.class,
                () -> VolumeForm.of(volumes.attach(caller, id, instance)),
                "volume-attach",
                volume,
                body.instanceId());
    }

    @PostMapping("/{volume}/detach")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to detach it; it is available once the guest has let go of it")
    VolumeForm detach(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume,
            @RequestBody(required = false) Optional<DetachHow> body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(volume);
        var caller = reach.at(id);
        var force = body.flatMap(DetachHow::force).orElse(false);
        return once.answer(
                caller,
                key,
                VolumeForm.class,
                () -> VolumeForm.of(volumes.detach(caller, id, force)),
                "volume-detach",
                volume,
                String.valueOf(force));
    }

    @PostMapping("/{volume}/grow")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to grow it, also while it is attached; the file system in it is the guest's to grow")
    VolumeForm grow(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume,
            @RequestBody LargerSize body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(volume);
        var caller = reach.at(id);
        return once.answer(
                caller,
                key,
                VolumeForm.class,
                () -> VolumeForm.of(volumes.grow(caller, id, NewVolume.size("sizeGiB", body.sizeGiB()))),
                "volume-grow",
                volume,
                String.valueOf(body.sizeGiB()));
    }

    @PostMapping("/{volume}/snapshots")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to copy it as it is at one moment, while the instance that has it goes on")
    SnapshotForm snapshot(
            @Meaning(value = "The volume's id", example = "vol-0f3b9a6d2e81c7540") @PathVariable String volume,
            @RequestBody SnapshotToTake body,
            @Meaning(value = "The same key gives the same snapshot again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(volume);
        var caller = reach.at(id);
        return once.answer(
                caller,
                key,
                SnapshotForm.class,
                () -> SnapshotForm.of(snapshots.create(caller, id, body.name())),
                "snapshot",
                volume,
                body.name());
    }

    static VolumeId id(String text) {
        return Reach.id("volume", VolumeId.PREFIX, text, VolumeId::new);
    }

    static InstanceId instance(String text) {
        return Reach.id("instance", InstanceId.PREFIX, text, InstanceId::new);
    }

    private static VolumeState state(String word) {
        var all = VolumeState.values();
        return Arrays.stream(all)
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> CloudException.invalid(
                        "state",
                        word,
                        "one of " + Arrays.stream(all).map(VolumeState::word).collect(Collectors.joining(", "))));
    }
}
