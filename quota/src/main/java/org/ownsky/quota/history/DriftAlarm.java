package org.ownsky.quota.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.quota.QuotaDrift;

/**
 * A counter that was found to differ from its ledger rows.
 *
 * @param rows ledger rows behind the sum, at most 50; those first that would explain the difference alone
 * @param clearedAt when both were found to be equal again
 */
public record DriftAlarm(QuotaDrift drift, List<Row> rows, Instant openedAt, Optional<Instant> clearedAt) {
    public DriftAlarm {
        rows = List.copyOf(rows);
    }

    /** One holder's claim. */
    public record Row(String holder, long amount) {}
}
