package org.ownsky.portal.ui.launch;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ownsky.billing.CostService;
import org.ownsky.billing.PriceQuote;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.quota.policy.LaunchDraft;
import org.ownsky.quota.policy.PolicyDecision;
import org.ownsky.quota.policy.PolicyService;
import org.springframework.stereotype.Component;

/** What a caller can launch, and what it costs. */
@Component
public class LaunchOffers {
    /** The image that boots in seconds: what somebody who only wants to see one running gets. */
    private static final String QUICKEST_IMAGE = "tiny";

    private final ImageService images;
    private final InstanceService instances;
    private final CostService costs;
    private final PolicyService policies;

    LaunchOffers(ImageService images, InstanceService instances, CostService costs, PolicyService policies) {
        this.images = images;
        this.instances = instances;
        this.costs = costs;
        this.policies = policies;
    }

    /** A type with an image; the price is empty for whoever may not see prices. */
    public record Offer(InstanceType type, ImageView image, Optional<PriceQuote> quote) {}

    /** What the form holds at first; empty when there is no image. */
    public Optional<Offer> usual(Caller caller) {
        return usualImage(images.list(caller))
                .flatMap(image -> types(caller).stream()
                        .filter(type -> holds(type, image))
                        .findFirst()
                        .map(type ->
                                new Offer(type, image, quote(caller, type, rootDisk(type, image, Optional.empty())))));
    }

    static Optional<ImageView> usualImage(List<ImageView> images) {
        return images.stream()
                .filter(image -> image.name().equals(QUICKEST_IMAGE))
                .findFirst()
                .or(() -> images.stream().findFirst());
    }

    /** Whether the image boots in the type's memory. */
    static boolean holds(InstanceType type, ImageView image) {
        return type.memory().compareTo(image.minimumMemory()) >= 0;
    }

    /** The root disk's size: what was asked for, else the type's, and never less than the image. */
    static Bytes rootDisk(InstanceType type, ImageView image, Optional<Bytes> asked) {
        return asked.orElse(
                type.rootDisk().compareTo(image.virtualSize()) >= 0 ? type.rootDisk() : image.virtualSize());
    }

    /** What policies would say to so many of these. */
    PolicyDecision decision(
            Caller caller, String name, int count, InstanceType type, ImageView image, Bytes disk, TagField tags) {
        var names = IntStream.rangeClosed(1, count)
                .mapToObj(number -> count == 1 ? name : name + "-" + number)
                .toList();
        return policies.preview(
                caller,
                new LaunchDraft(names, type.name(), type.vcpus(), type.memory(), disk, image.name(), tags.tags()));
    }

    List<ImageView> images(Caller caller) {
        return images.list(caller);
    }

    List<InstanceType> types(Caller caller) {
        return instances.types(caller);
    }

    Optional<PriceQuote> quote(Caller caller, InstanceType type, Bytes rootDisk) {
        return caller.may(Permission.COST_READ)
                ? Optional.of(costs.quote(caller, type.vcpus(), type.memory(), rootDisk))
                : Optional.empty();
    }
}
