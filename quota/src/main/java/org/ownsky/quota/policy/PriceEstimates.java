package org.ownsky.quota.policy;

import java.util.Currency;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.VcpuCount;

/**
 * Says what an instance would cost. Whoever knows prices provides one as a bean; without any, and where the answer is
 * empty, no price is known.
 */
public interface PriceEstimates {
    /** What prices are told in. */
    Currency currency();

    /** A month of one instance of this size that runs all the time, by the prices in force now. */
    Optional<Money> perMonth(VcpuCount vcpus, Bytes memory, Bytes rootDisk);
}
