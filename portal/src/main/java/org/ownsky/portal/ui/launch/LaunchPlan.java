package org.ownsky.portal.ui.launch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ownsky.billing.PriceQuote;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.policy.PolicyDecision;

/**
 * What pressing the button would come to: the answer before the click.
 *
 * @param quote of one instance; empty for whoever may not see prices
 * @param decision what policies say to it
 */
record LaunchPlan(
        InstanceType type,
        ImageView image,
        int count,
        Bytes rootDisk,
        Optional<PriceQuote> quote,
        List<QuotaLine> quota,
        PolicyDecision decision) {
    static final int MOST = 20;

    /** A plan that no policy has looked at. */
    LaunchPlan(
            InstanceType type,
            ImageView image,
            int count,
            Bytes rootDisk,
            Optional<PriceQuote> quote,
            List<QuotaLine> quota) {
        this(type, image, count, rootDisk, quote, quota, PolicyDecision.NOTHING);
    }

    LaunchPlan {
        quota = List.copyOf(quota);
    }

    Optional<Money> perHour() {
        return quote.map(one -> one.perHour().times(BigDecimal.valueOf(count)));
    }

    Optional<Money> instancesPerHour() {
        return quote.map(one -> one.instancePerHour().times(BigDecimal.valueOf(count)));
    }

    Optional<Money> rootDisksPerHour() {
        return quote.map(one -> one.rootDiskPerHour().times(BigDecimal.valueOf(count)));
    }

    /** How much of a resource all of them take. */
    long asked(QuotaResource resource) {
        return one(resource) * count;
    }

    private long one(QuotaResource resource) {
        return takes(type, rootDisk).apply(resource);
    }

    private static Function<QuotaResource, Long> takes(InstanceType type, Bytes rootDisk) {
        return resource -> switch (resource) {
            case INSTANCES -> 1L;
            case VCPUS -> (long) type.vcpus().value();
            case MEMORY -> type.memory().value();
            case ROOT_DISK -> rootDisk.value();
            case VOLUMES, VOLUME_STORAGE, SNAPSHOTS, SNAPSHOT_STORAGE -> 0L;
        };
    }

    /** What the quota leaves no room for. */
    List<QuotaLine> exceeded() {
        return quota.stream()
                .filter(line -> asked(line.resource()) > line.free())
                .toList();
    }

    /** How many of these the quota has room for, at most as many as one launch takes. */
    int fitting() {
        return (int) quota.stream()
                .filter(line -> one(line.resource()) > 0)
                .mapToLong(line -> line.free() / one(line.resource()))
                .reduce(MOST, Math::min);
    }

    /** Why it cannot be launched; empty when it can. */
    Optional<String> refusal() {
        if (!LaunchOffers.holds(type, image)) {
            return Optional.of(
                    Words.say("launch.tooSmall", image.name(), image.minimumMemory(), type.name(), type.memory()));
        }
        return exceeded().stream()
                .findFirst()
                .map(line -> noRoom(line, asked(line.resource())))
                .or(() -> decision.refusals().stream()
                        .findFirst()
                        .map(refused -> refused.exception().error().message()));
    }

    /** Why a type cannot be chosen even once; empty when it can. */
    static Optional<String> refusal(InstanceType type, ImageView image, List<QuotaLine> quota) {
        return one(type, image, quota).refusal();
    }

    /** One of a type, as its card would launch it. */
    static LaunchPlan one(InstanceType type, ImageView image, List<QuotaLine> quota) {
        return new LaunchPlan(
                type, image, 1, LaunchOffers.rootDisk(type, image, Optional.empty()), Optional.empty(), quota);
    }

    /** The same in few words, for the type's card: {@code 44 GiB of memory left}. */
    static Optional<String> shortRefusal(InstanceType type, ImageView image, List<QuotaLine> quota) {
        var plan = one(type, image, quota);
        if (!LaunchOffers.holds(type, image)) {
            return Optional.of(Words.say("launch.needsMore", image.name(), image.minimumMemory()));
        }
        return plan.exceeded().stream()
                .findFirst()
                .map(line -> Words.say(
                        "launch.left",
                        line.resource().format(line.free()),
                        line.resource().label()));
    }

    private static String noRoom(QuotaLine line, long asked) {
        var resource = line.resource();
        return Words.say(
                "launch.noRoom",
                resource.format(asked),
                resource.label(),
                resource.format(line.free()),
                line.unlimited()
                        ? resource.format(line.used() + line.reserved() + line.free())
                        : resource.format(line.limit()));
    }
}
