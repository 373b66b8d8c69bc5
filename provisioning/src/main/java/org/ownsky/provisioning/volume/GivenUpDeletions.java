package org.ownsky.provisioning.volume;

import java.time.Duration;
import org.ownsky.kernel.UserId;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes up deletions whose job failed for good: such a volume holds its quota, and nothing else can be done with it. */
@Component
class GivenUpDeletions {
    static final Duration TAKEN_UP_EVERY = Duration.ofMinutes(10);

    private static final int MOST_AT_A_TIME = 500;
    private static final String OURSELVES = "Ownsky";

    private final VolumeRepository volumes;
    private final VolumeJobs jobs;
    private final TransactionOperations transactions;

    GivenUpDeletions(VolumeRepository volumes, VolumeJobs jobs, TransactionOperations transactions) {
        this.volumes = volumes;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own, so that none holds up another. */
    void takeUp() {
        for (var id : volumes.givenUp(Limit.of(MOST_AT_A_TIME))) {
            transactions.executeWithoutResult(_ -> volumes.lock(id)
                    .filter(Volume::isGivenUp)
                    .ifPresent(volume -> {
                        jobs.delete(UserId.NOBODY, OURSELVES, volume);
                        volumes.flush();
                    }));
        }
    }
}
