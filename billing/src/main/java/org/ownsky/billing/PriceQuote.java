package org.ownsky.billing;

import org.ownsky.kernel.Money;

/** What a launch would cost per hour while it runs: the instance, and its root disk. Exact, not rounded. */
public record PriceQuote(Money instancePerHour, Money rootDiskPerHour) {
    public Money perHour() {
        return instancePerHour.plus(rootDiskPerHour);
    }
}
