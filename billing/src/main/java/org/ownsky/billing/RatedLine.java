package org.ownsky.billing;

import java.math.BigInteger;
import org.ownsky.kernel.Money;

/**
 * What was used of one meter at one price.
 *
 * @param quantitySeconds processors or bytes, times seconds: exact
 * @param open whether it still counts at this price
 */
record RatedLine(Price price, BigInteger quantitySeconds, boolean open) {

    Money amount() {
        return price.of(quantitySeconds);
    }

    InstanceCost.Line shown() {
        return new InstanceCost.Line(
                price.meter(), price.quantity(quantitySeconds), price.unit().plural(), price.each(), amount(), open);
    }

    RatedLine plus(RatedLine other) {
        return new RatedLine(price, quantitySeconds.add(other.quantitySeconds), open || other.open);
    }
}
