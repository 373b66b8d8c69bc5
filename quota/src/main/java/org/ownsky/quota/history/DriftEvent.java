package org.ownsky.quota.history;

import org.ownsky.quota.QuotaDrift;

/** What was found about a counter. */
public sealed interface DriftEvent {
    QuotaDrift drift();

    /** It differs from its ledger rows. */
    record Opened(QuotaDrift drift) implements DriftEvent {}

    /** It does no longer. */
    record Cleared(QuotaDrift drift) implements DriftEvent {}
}
