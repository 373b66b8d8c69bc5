package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.lease.LeaseService;
import org.ownsky.provisioning.lease.LeaseView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/leases")
@Meaning("Leases")
class LeaseResources {
    private final LeaseService leases;
    private final Reach reach;

    LeaseResources(LeaseService leases, Reach reach) {
        this.leases = leases;
        this.reach = reach;
    }

    @Meaning("When an instance ends")
    record Lease(
            @Meaning(value = "The instance", example = "i-0b41d7f2c9a6e3815")
            String instanceId,

            @Meaning(value = "What people call it", example = "web-1")
            String name,

            @Meaning(value = "Where", example = "prj-0198c2d4e5f600001")
            String projectId,

            @Meaning(
                    value = "Where it is: not begun, under way, or at its end",
                    words = {"waiting", "running", "over"})
            String state,

            @Meaning("When it began") Instant starts,
            @Meaning("When the instance is stopped") Instant ends,
            @Meaning("When it is terminated") Instant terminates,

            @Meaning("The farthest that the end can ever be put off")
            Instant latest,

            @Meaning(value = "How often the end can be put off without asking", example = "2")
            int extensionsLeft,

            @Meaning("How far the end can be put off now") Instant farthest,
            @Meaning("The policies that made it") List<String> rules) {
        static Lease of(LeaseView view) {
            return new Lease(
                    view.instance().value(),
                    view.name(),
                    view.project().value(),
                    view.state().key(),
                    view.starts(),
                    view.ends(),
                    view.terminates(),
                    view.latest(),
                    view.extensionsLeft(),
                    view.farthest(),
                    view.rules());
        }
    }

    @Meaning("A new end")
    record NewEnd(
            @Meaning("The end; as far as one extension goes if absent")
            Optional<Instant> until) {}

    @Meaning("What became of an extension")
    record ExtendedLease(
            @Meaning("The lease as it is now") Lease lease,

            @Meaning(
                    value = "What waits for approval, once the extensions without asking are used up",
                    example = "apr-0198c2d4e5f600001")
            Optional<String> approvalId) {}

    @GetMapping
    @Meaning("The leases of a project's instances, the next to end first")
    Items<Lease> leases(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam String projectId,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(leases.page(reach.in(Reach.project(projectId)), after, limit), Lease::of);
    }

    @GetMapping("/{instance}")
    @Meaning("One instance's lease")
    Lease lease(@Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance) {
        var id = id(instance);
        return leases.find(reach.at(id), id)
                .map(Lease::of)
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("lease", instance)));
    }

    @PostMapping("/{instance}/extend")
    @Meaning("Puts the end off; needs the role member in the project")
    ExtendedLease extend(
            @Meaning(value = "The instance's id", example = "i-0b41d7f2c9a6e3815") @PathVariable String instance,
            @RequestBody NewEnd body) {
        var id = id(instance);
        var extended = leases.extend(reach.at(id), id, body.until());
        return new ExtendedLease(Lease.of(extended.lease()), extended.asked().map(Object::toString));
    }

    private static InstanceId id(String text) {
        return Reach.id("instance", InstanceId.PREFIX, text, InstanceId::new);
    }
}
