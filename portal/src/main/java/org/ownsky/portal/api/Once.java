package org.ownsky.portal.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
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

    private static String fingerprint(String... request) {
        try {
            var bytes = String.join(SEPARATOR, request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
