package org.ownsky.portal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the trail needs done to it regularly, by one process at a time. */
@Repository
class AuditUpkeep {
    static final Duration EXPIRY_EVERY = Duration.ofHours(6);

    private static final Logger log = LoggerFactory.getLogger(AuditUpkeep.class);

    private final AuditSealer sealer;
    private final AuditSettings settings;
    private final JdbcClient database;
    private final Clock clock;

    AuditUpkeep(AuditSealer sealer, AuditSettings settings, JdbcClient database, Clock clock) {
        this.sealer = sealer;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** Seals all that can be sealed now. */
    void seal() {
        while (sealer.sealSome()) {
            // Each round is a transaction of its own.
        }
    }

    /** Removes what is older than the setting allows; nothing when there is none. */
    void expire() {
        settings.keep().map(clock.instant()::minus).ifPresent(this::expireBefore);
    }

    private void expireBefore(Instant oldest) {
        var removed = database.sql("select audit.expire(:before)")
                .param("before", oldest.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        if (removed > 0) {
            log.info("Removed {} audit entries from before {}", removed, oldest);
        }
    }
}
