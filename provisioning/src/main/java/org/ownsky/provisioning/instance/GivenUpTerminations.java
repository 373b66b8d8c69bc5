package org.ownsky.provisioning.instance;

import java.time.Duration;
import org.ownsky.kernel.UserId;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes up terminations whose job failed for good. Nobody can do anything else with such an instance, and it holds its quota:
 * so it is tried until it works, and people may try sooner.
 */
@Component
class GivenUpTerminations {
    static final Duration TAKEN_UP_EVERY = Duration.ofMinutes(10);

    private static final int MOST_AT_A_TIME = 500;
    private static final String OURSELVES = "Ownsky";

    private final InstanceRepository instances;
    private final InstanceOperations operations;
    private final TransactionOperations transactions;

    GivenUpTerminations(
            InstanceRepository instances, InstanceOperations operations, TransactionOperations transactions) {
        this.instances = instances;
        this.operations = operations;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own, so that none holds up another. */
    void takeUp() {
        for (var id : instances.givenUp(Limit.of(MOST_AT_A_TIME))) {
            transactions.executeWithoutResult(_ -> instances
                    .lock(id)
                    .filter(Instance::isGivenUp)
                    .ifPresent(instance ->
                            operations.submit(UserId.NOBODY, OURSELVES, instance, InstanceAction.TERMINATE)));
        }
    }
}
