package org.ownsky.provisioning.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Answers to requests that carry a key of the caller's, so that the same request, sent again because its answer was lost
 * or a button was pressed twice, gets the first answer and does nothing. Both methods belong in the transaction that does
 * the work: a second request with the same key waits at {@code replay} until the first has committed or rolled back.
 * Keys are kept for a day.
 */
public class IdempotencyLedger {
    /** How long a key is remembered, at least. */
    static final Duration KEPT_FOR = Duration.ofHours(24);

    private static final int LONGEST_KEY = 64;
    private static final int PURGED_AT_A_TIME = 5_000;

    private final JdbcTemplate jdbc;
    private final JobJson json;
    private final Clock clock;

    IdempotencyLedger(JdbcTemplate jdbc, JobJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The answer to an earlier request with this key, or empty for the first one, which then has to
     * {@code remember} its own.
     *
     * @param key 1 to 64 characters
     * @param requestFingerprint the same for the same request, as a digest of its fields
     * @throws CloudException {@link CloudError.Conflict} if the key was used for another request;
     *     {@link CloudError.InvalidInput} if it is empty or too long
     */
    public <T extends Record> Optional<T> replay(
            ProjectId project, String key, String requestFingerprint, Class<T> answerType) {
        return replay(project.value(), key, requestFingerprint, answerType);
    }

    /** As {@link #replay(ProjectId, String, String, Class)}, for a request that belongs to no project: the key is its sender's. */
    public <T extends Record> Optional<T> replay(
            UserId sender, String key, String requestFingerprint, Class<T> answerType) {
        return replay(sender.value(), key, requestFingerprint, answerType);
    }

    private <T extends Record> Optional<T> replay(
            String owner, String key, String requestFingerprint, Class<T> answerType) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw CloudException.invalid("Idempotency key", key, "1 to " + LONGEST_KEY + " characters");
        }
        while (!first(owner, key, requestFingerprint)) {
            var earlier = find(owner, key);
            if (earlier.isPresent()) {
                return earlier.get().answerTo(requestFingerprint, key).map(text -> json.read(text, answerType));
            }
            // Purged between the two statements: the key is free again.
        }
        return Optional.empty();
    }

    /** Stores the answer that {@link #replay(ProjectId, String, String, Class)} gives from now on. */
    public void remember(ProjectId project, String key, String requestFingerprint, Record answer) {
        remember(project.value(), key, requestFingerprint, answer);
    }

    /** Stores the answer that {@link #replay(UserId, String, String, Class)} gives from now on. */
    public void remember(UserId sender, String key, String requestFingerprint, Record answer) {
        remember(sender.value(), key, requestFingerprint, answer);
    }

    private void remember(String owner, String key, String requestFingerprint, Record answer) {
        jdbc.update("""
                insert into provisioning.idempotency_key (owner, key, fingerprint, answer, created_at)
                values (?, ?, ?, ?::json, ?)
                on conflict (owner, key) do update set answer = excluded.answer
                where idempotency_key.fingerprint = excluded.fingerprint
                """, owner, key, requestFingerprint, json.write(answer), Columns.timestamp(clock.instant()));
    }

    /** Forgets what is older than {@link #KEPT_FOR}, a batch at a time so that no lock is held for long. */
    void purge() {
        var expired = Columns.timestamp(clock.instant().minus(KEPT_FOR));
        int purged;
        do {
            purged = jdbc.update("""
                    delete from provisioning.idempotency_key where (owner, key) in (
                        select owner, key from provisioning.idempotency_key where created_at < ? limit ?)
                    """, expired, PURGED_AT_A_TIME);
        } while (purged == PURGED_AT_A_TIME);
    }

    /** Takes the key, or waits for the transaction that has taken it. */
    private boolean first(String owner, String key, String fingerprint) {
        return jdbc.update("""
                        insert into provisioning.idempotency_key (owner, key, fingerprint, created_at)
                        values (?, ?, ?, ?) on conflict do nothing
                        """, owner, key, fingerprint, Columns.timestamp(clock.instant())) == 1;
    }

    private Optional<Earlier> find(String owner, String key) {
        return jdbc.query("""
                        select fingerprint, answer from provisioning.idempotency_key
                        where owner = ? and key = ? for update
                        """, Earlier::read, owner, key).stream().findFirst();
    }

    private record Earlier(String fingerprint, Optional<String> answer) {
        static Earlier read(ResultSet row, int index) throws SQLException {
            return new Earlier(row.getString("fingerprint"), Columns.text(row, "answer"));
        }

        Optional<String> answerTo(String requestFingerprint, String key) {
            if (!fingerprint.equals(requestFingerprint)) {
                throw CloudException.of(new CloudError.Conflict(
                        "idempotency key " + key,
                        "The key \"" + key
                                + "\" was used for a different request less than a day ago. Use a new key."));
            }
            return answer;
        }
    }
}
