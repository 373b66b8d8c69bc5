package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.InstanceService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("What can be launched")
class CatalogueResources {
    private final InstanceService instances;
    private final ImageService images;
    private final Reach reach;

    CatalogueResources(InstanceService instances, ImageService images, Reach reach) {
        this.instances = instances;
        this.images = images;
        this.reach = reach;
    }

    @Meaning("A size that instances come in")
    record InstanceType(
            @Meaning(value = "Its name", example = "t.nano") String name,

            @Meaning(value = "What it is good for", example = "Small")
            String family,

            @Meaning(value = "Virtual processors", example = "1")
            int vcpus,

            @Meaning(value = "In bytes", example = "268435456")
            long memory,

            @Meaning(value = "Size of the root disk when a launch names none, in bytes", example = "1073741824")
            long rootDisk) {
        static InstanceType of(org.ownsky.provisioning.instance.InstanceType type) {
            return new InstanceType(
                    type.name(),
                    type.family(),
                    type.vcpus().value(),
                    type.memory().value(),
                    type.rootDisk().value());
        }
    }

    @Meaning("What instances are launched from")
    record Image(
            @Meaning(value = "Its id", example = "ami-0198c2d4e5f600001")
            String id,

            @Meaning(value = "Its name", example = "tiny") String name,
            @Meaning("What it is") String description,

            @Meaning(
                    value = "For which processors",
                    words = {"x86_64", "arm64"})
            String architecture,

            @Meaning(value = "The smallest root disk that holds it, in bytes", example = "268435456")
            long size,

            @Meaning(value = "Below this much memory it does not boot, in bytes", example = "134217728")
            long minimumMemory,

            @Meaning(value = "The account that the SSH key opens", example = "ownsky")
            String loginUser,

            @Meaning("Whether every project has it") boolean isPublic,
            @Meaning("When it was made") Instant createdAt) {
        static Image of(ImageView view) {
            return new Image(
                    view.id().value(),
                    view.name(),
                    view.description(),
                    view.architecture().name().toLowerCase(Locale.ROOT),
                    view.virtualSize().value(),
                    view.minimumMemory().value(),
                    view.loginUser(),
                    view.isPublic(),
                    view.createdAt());
        }
    }

    @GetMapping("/instance-types")
    @Meaning("Sizes, the smallest first within a family")
    Items<InstanceType> types(
            @Meaning("For which project; one of yours if absent") @RequestParam Optional<String> projectId) {
        return Items.of(instances.types(caller(projectId)), InstanceType::of);
    }

    @GetMapping("/images")
    @Meaning("Public images and the project's own, by name")
    Items<Image> images(
            @Meaning("For which project; one of yours if absent") @RequestParam Optional<String> projectId) {
        return Items.of(images.list(caller(projectId)), Image::of);
    }

    private Caller caller(Optional<String> project) {
        return project.map(Reach::project).map(reach::in).orElseGet(reach::somewhere);
    }
}
