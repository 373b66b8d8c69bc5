package org.ownsky.portal.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.job.IdempotencyLedger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Does what a request with an idempotency key asks for once, and gives the first answer again when it is repeated. */
@Component
class Once {
    private static final String SEPARATOR = "\u0000";

    private final IdempotencyLedger ledger;
    private final TransactionOperations transactions;

    Once(IdempotencyLedger ledger, TransactionOperations transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * Without a key, simply does it.
     *
     * @param request what has to be the same in a repetition
     */
    <T extends Record> T answer(
            Caller caller, Optional<String> key, Class<T> type, Supplier<T> work, String... request) {
        if (key.isEmpty()) {
            return work.get();
        }
        var fingerprint = fingerprint(request);
        return transactions.execute(status -> ledger.replay(caller.user(), key.get(), fingerprint, type)
                .orElseGet(() -> {
                    var answer = work.get();
                    ledger.remember(caller.user(), key.get(), fingerprint, answer);
                    return answer;
                }));
    }

    /**
     * For an answer that cannot be given a second time: a repetition is refused.
     *
     * @param kept what is remembered of the first answer
     * @param request what has to be the same in a repetition
     */
    <T, K extends Record> T first(
            Caller caller, Optional<String> key, Kept<T, K> kept, Supplier<T> work, String... request) {
        if (key.isEmpty()) {
            return work.get();
        }
        var fingerprint = fingerprint(request);
        return transactions.execute(status -> {
            ledger.replay(caller.user(), key.get(), fingerprint, kept.type()).ifPresent(earlier -> {
                throw CloudException.of(kept.refusal().apply(earlier));
            });
            var answer = work.get();
            ledger.remember(caller.user(), key.get(), fingerprint, kept.of().apply(answer));
            return answer;
        });
    }

    /**
     * What is remembered of an answer that cannot be given again.
     *
     * @param of what to remember of it
     * @param refusal what a repetition is told
     */
    record Kept<T, K extends Record>(Class<K> type, Function<T, K> of, Function<K, CloudError> refusal) {}

    private static String fingerprint(String... request) {
        try {
            var bytes = String.join(SEPARATOR, request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
