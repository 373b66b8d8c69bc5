package org.ownsky.portal.api;

import java.util.Optional;
import org.ownsky.provisioning.volume.VolumeService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/volume-classes")
@Meaning("Volume classes")
class VolumeClassResources {
    private final VolumeService volumes;
    private final Reach reach;

    VolumeClassResources(VolumeService volumes, Reach reach) {
        this.volumes = volumes;
        this.reach = reach;
    }

    @Meaning("What volumes can be made of")
    record VolumeClass(
            @Meaning(value = "Its name", example = "standard")
            String name,

            @Meaning(value = "What keeps its volumes: local for a file on a node", example = "local")
            String backend) {}

    @GetMapping
    @Meaning("What volumes can be made of")
    Items<VolumeClass> classes(
            @Meaning(value = "In this project; absent for where you act", example = "prj-0198c2d4e5f600001")
                    @RequestParam
                    Optional<String> projectId) {
        var caller = projectId.map(Reach::project).map(reach::in).orElseGet(reach::somewhere);
        return Items.of(volumes.classes(caller), one -> new VolumeClass(one.name(), one.backend()));
    }
}
