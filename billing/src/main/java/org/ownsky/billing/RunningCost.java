package org.ownsky.billing;

import java.util.Currency;
import org.ownsky.kernel.Money;

/**
 * What something has cost in the current month, exact, not rounded.
 *
 * @param perHour what it costs as it is now
 * @param forecast what the month will have cost if all that counts now goes on to its end
 */
public record RunningCost(Money soFar, Money perHour, Money forecast) {
    static RunningCost none(Currency currency) {
        var zero = Money.zero(currency);
        return new RunningCost(zero, zero, zero);
    }

    RunningCost plus(RunningCost other) {
        return new RunningCost(soFar.plus(other.soFar), perHour.plus(other.perHour), forecast.plus(other.forecast));
    }
}
