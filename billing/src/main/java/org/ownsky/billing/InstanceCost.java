package org.ownsky.billing;

import java.math.BigDecimal;
import java.util.List;
import org.ownsky.kernel.Money;

/**
 * What an instance has cost since its launch, and costs per hour as it is now. Amounts are exact, not rounded.
 *
 * @param lines one a meter and price
 */
public record InstanceCost(Money soFar, Money perHour, List<Line> lines) {
    public InstanceCost {
        lines = List.copyOf(lines);
    }

    /**
     * One meter's part.
     *
     * @param quantity in {@code unit}
     * @param unit "vCPU hours", "GiB hours"
     * @param unitPrice of one unit
     * @param open whether it is still counting
     */
    public record Line(Meter meter, BigDecimal quantity, String unit, Money unitPrice, Money amount, boolean open) {}
}
