package org.ownsky.billing;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All prices of one currency, each in force until the next one of its meter. */
final class PriceBook {
    private static final NavigableMap<Instant, Price> NONE = new TreeMap<>();

    private final Map<Meter, NavigableMap<Instant, Price>> prices = new EnumMap<>(Meter.class);

    PriceBook(Collection<Price> prices) {
        for (var price : prices) {
            this.prices.computeIfAbsent(price.meter(), meter -> new TreeMap<>()).put(price.from(), price);
        }
    }

    /** The price in force at a moment; empty before the meter's first. */
    Optional<Price> at(Meter meter, Instant moment) {
        return Optional.ofNullable(prices.getOrDefault(meter, NONE).floorEntry(moment))
                .map(Map.Entry::getValue);
    }

    /** When the next price of the meter takes force after this moment. */
    Optional<Instant> nextChange(Meter meter, Instant moment) {
        return Optional.ofNullable(prices.getOrDefault(meter, NONE).higherKey(moment));
    }

    /** Every moment between these two at which a price takes force. */
    Set<Instant> changes(Instant from, Instant until) {
        var changes = new TreeSet<Instant>();
        for (var ofMeter : prices.values()) {
            changes.addAll(ofMeter.keySet());
        }
        return from.isBefore(until) ? changes.subSet(from, false, until, false) : Set.of();
    }
}
