package org.ownsky.portal.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.springframework.http.HttpStatus;
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
@RequestMapping(ApiPaths.ROOT + "/instances")
@Meaning("Instances")
class InstanceResources {
    private final InstanceService instances;
    private final ImageService images;
    private final KeyPairService keyPairs;
    private final Reach reach;

    InstanceResources(InstanceService instances, ImageService images, KeyPairService keyPairs, Reach reach) {
        this.instances = instances;
        this.images = images;
        this.keyPairs = keyPairs;
        this.reach = reach;
    }

    @Meaning("A job that was begun")
    record BegunJob(
            @Meaning(value = "Its id; see jobs", example = "job-0198c2d4e5f600001")
            String id) {}

    @GetMapping
    @Meaning(
            "Instances, the newest first; terminated ones for an hour. Without a project, those of all projects that you may read, of tenants that are active; for operators and support, of every project")
    Items<InstanceForm> instances(
            @Meaning(value = "Only those of this project", example = "prj-0198c2d4e5f600001") @RequestParam
                    Optional<String> projectId,
            @Meaning(
                            value = "Only those in this state",
                            words = {"pending", "running", "stopping", "stopped", "shutting-down", "terminated"})
                    @RequestParam
                    Optional<String> state,
            @Meaning("Only those of this size") @RequestParam Optional<String> instanceType,
            @Meaning("Part of a name, or the beginning of an id or address") @RequestParam(defaultValue = "")
                    String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var project = projectId.map(Reach::project);
        var query = new InstanceQuery(
                search,
                state.map(InstanceResources::state).map(Set::of).orElse(Set.of()),
                instanceType,
                InstanceQuery.Sort.LAUNCHED,
                true,
                after,
                limit);
        var page = project.isPresent()
                ? instances.page(reach.in(project.get()), query)
                : instances.pageOfAll(reach.everywhere(), query);
        return Items.of(page, InstanceForm::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning(
            "Launches instances, all or none; they are pending until their jobs are done. Needs the role member in the project")
    Items<InstanceForm> launch(
            @RequestBody LaunchForm body,
            @Meaning(value = "The same key gives the same instances again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var caller = reach.in(Reach.project(body.projectId()));
        return Items.of(instances.launch(caller, body.request(caller, images, keyPairs, key)), InstanceForm::of);
    }

    @GetMapping("/{instance}")
    @Meaning("One instance")
    InstanceForm instance(
            @Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance) {
        var id = id(instance);
        return InstanceForm.of(instances.find(reach.at(id), id));
    }

    @GetMapping("/{instance}/tags")
    @Meaning("The instance's tags, by key")
    Items<LaunchForm.Tag> tags(
            @Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance) {
        var id = id(instance);
        return Items.of(
                List.copyOf(instances.tags(reach.at(id), id).entrySet()),
                tag -> new LaunchForm.Tag(tag.getKey(), tag.getValue()));
    }

    @PostMapping("/{instance}/{action:stop|start|reboot|terminate}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Meaning("Begins to stop, start, reboot or terminate it")
    BegunJob act(
            @Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance,
            @Meaning(
                            value = "What to do",
                            words = {"stop", "start", "reboot", "terminate"})
                    @PathVariable
                    String action,
            @Meaning(value = "The same key gives the same job again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(instance);
        var job = instances.act(reach.at(id), id, InstanceAction.valueOf(action.toUpperCase(Locale.ROOT)), key);
        return new BegunJob(job.value());
    }

    private static InstanceId id(String text) {
        return Reach.id("instance", InstanceId.PREFIX, text, InstanceId::new);
    }

    private static InstanceState state(String word) {
        var all = InstanceState.values();
        return Arrays.stream(all)
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> CloudException.invalid(
                        "state",
                        word,
                        "one of " + Arrays.stream(all).map(InstanceState::word).collect(Collectors.joining(", "))));
    }
}
