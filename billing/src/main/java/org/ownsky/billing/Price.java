package org.ownsky.billing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import org.ownsky.kernel.Money;

/**
 * What a meter costs from a moment on.
 *
 * @param from whole seconds
 * @param each the price of one {@code unit}
 */
record Price(Meter meter, Instant from, Money each, PriceUnit unit) {

    /**
     * Decimals of an amount. Usage is exact in quantity times seconds, but a second of a price per hour or month has no
     * exact decimal: this is the one place where it is cut, far below what anyone can be billed.
     */
    static final int DECIMALS = 12;

    /** What this much costs, in processors or bytes, times seconds. */
    Money of(BigInteger quantitySeconds) {
        return new Money(divided(each.amount().multiply(new BigDecimal(quantitySeconds))), each.currency());
    }

    /** What one hour of this quantity costs. */
    Money perHour(BigInteger quantity) {
        return of(quantity.multiply(BigInteger.valueOf(3600)));
    }

    /** This much in the price's unit, for people to read: amounts are not computed from it. */
    BigDecimal quantity(BigInteger quantitySeconds) {
        return divided(new BigDecimal(quantitySeconds));
    }

    private BigDecimal divided(BigDecimal quantitySeconds) {
        return quantitySeconds.divide(new BigDecimal(unit.quantitySeconds()), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
