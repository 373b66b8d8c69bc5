package org.ownsky.quota.policy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What floors above know of launches: prices, and which types there are. */
@Component
class LaunchPricing {
    private final ObjectProvider<PriceEstimates> prices;
    private final ObjectProvider<LaunchCatalogue> catalogue;

    LaunchPricing(ObjectProvider<PriceEstimates> prices, ObjectProvider<LaunchCatalogue> catalogue) {
        this.prices = prices;
        this.catalogue = catalogue;
    }

    LaunchFacts facts(ProjectScope project, LaunchDraft draft) {
        return new LaunchFacts(
                project.project(), draft.names(), draft.type(), draft.image(), perMonth(draft), draft.tags());
    }

    /** What prices are told in; euros where nobody knows prices. */
    Currency currency() {
        return prices.stream().map(PriceEstimates::currency).findFirst().orElse(Currency.getInstance("EUR"));
    }

    private Optional<Money> perMonth(LaunchDraft draft) {
        return prices.stream()
                .flatMap(known -> known.perMonth(draft.vcpus(), draft.memory(), draft.rootDisk()).stream())
                .findFirst()
                .map(one -> one.times(BigDecimal.valueOf(draft.names().size())));
    }

    /** A rule that names a type that is not there would decide over nothing. */
    void requireKnownTypes(PolicyRule rule) {
        var named = switch (rule) {
            case PolicyRule.Approval approval -> approval.types();
            case PolicyRule.AllowedTypes(var types) -> types;
            case PolicyRule.Lease _,
                    PolicyRule.Schedule _,
                    PolicyRule.AllowedImages _,
                    PolicyRule.RequiredTags _,
                    PolicyRule.NamePattern _ -> Set.<String>of();
        };
        catalogue.ifAvailable(known -> {
            var types = known.types();
            named.stream().filter(type -> !types.contains(type)).findFirst().ifPresent(type -> {
                throw CloudException.invalid("Types", type, "some of " + String.join(", ", types));
            });
        });
    }
}
