package org.ownsky.portal.ui.policy;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.quota.policy.PolicyService;
import org.springframework.stereotype.Component;

/** What there is to choose from: types, images, and the currency that prices are told in. */
@Component
class PolicyOffers {
    private final InstanceService instances;
    private final ImageService images;
    private final PolicyService policies;

    PolicyOffers(InstanceService instances, ImageService images, PolicyService policies) {
        this.instances = instances;
        this.images = images;
        this.policies = policies;
    }

    /** Types and images are a project's and the fleet's to see; who acts in a tenant as a whole writes none. */
    Offered of(Caller caller) {
        var sees = caller.may(Permission.FLEET_READ) || caller.scope().isPresent();
        return new Offered(
                sees ? instances.types(caller).stream().map(InstanceType::name).toList() : List.of(),
                sees ? images.list(caller).stream().map(ImageView::name).toList() : List.of(),
                policies.currency(caller));
    }
}
