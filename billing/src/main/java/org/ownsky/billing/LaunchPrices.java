package org.ownsky.billing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.quota.policy.PriceEstimates;
import org.springframework.stereotype.Component;

/**
 * Tells policies what a launch would cost. Every launch asks, in its transaction, so the price book is kept for a while: an
 * estimate may be a minute old, a bill never is.
 */
@Component
class LaunchPrices implements PriceEstimates {
    private static final Duration KEPT = Duration.ofMinutes(1);
    /** Hours in the month that monthly prices are told for, as everywhere. */
    private static final BigDecimal MONTH = BigDecimal.valueOf(730);

    private final PriceStore prices;
    private final BillingSettings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

    LaunchPrices(PriceStore prices, BillingSettings settings, Clock clock) {
        this.prices = prices;
        this.settings = settings;
        this.clock = clock;
    }

    private record Kept(PriceBook book, Instant until) {}

    @Override
    public Currency currency() {
        return settings.currency();
    }

    @Override
    public Optional<Money> perMonth(VcpuCount vcpus, Bytes memory, Bytes rootDisk) {
        var now = clock.instant();
        var book = book(now);
        return perHour(book, Meter.VCPU, now, vcpus.value())
                .flatMap(sum -> perHour(book, Meter.MEMORY, now, memory.value()).map(sum::plus))
                .flatMap(sum ->
                        perHour(book, Meter.ROOT_DISK, now, rootDisk.value()).map(sum::plus))
                .map(sum -> sum.times(MONTH));
    }

    private static Optional<Money> perHour(PriceBook book, Meter meter, Instant now, long quantity) {
        return book.at(meter, now).map(price -> price.perHour(BigInteger.valueOf(quantity)));
    }

    private PriceBook book(Instant now) {
        var known = kept.get();
        if (known != null
                && now.isBefore(known.until())
                && !now.isBefore(known.until().minus(KEPT))) {
            return known.book();
        }
        var read = prices.book(settings.currency());
        kept.set(new Kept(read, now.plus(KEPT)));
        return read;
    }
}
