package org.ownsky.quota;

import java.util.Map;

/**
 * What one resource (an instance) takes.
 *
 * @param holder its id: the ledger's key, so that reserving or releasing twice is once
 * @param amounts in each resource's unit, zero or more
 */
public record QuotaDemand(String holder, Map<QuotaResource, Long> amounts) {
    public QuotaDemand {
        if (holder.isBlank()) {
            throw new IllegalArgumentException("A demand on quota needs a holder");
        }
        amounts = Map.copyOf(amounts);
        amounts.forEach((resource, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException(holder + " cannot take " + amount + " of " + resource.key());
            }
        });
    }
}
