package org.ownsky.portal.audit;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells in one entry of all the refusals of an hour that got none of their own. */
@Component
class SurplusRefusals implements SmartLifecycle {
    static final String ACTION = "refusals.more";

    private static final Logger log = LoggerFactory.getLogger(SurplusRefusals.class);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StrangersShare share;
    private final AuditEntries entries;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("surplus-refusals").factory());
    private volatile boolean running;

    SurplusRefusals(StrangersShare share, AuditEntries entries) {
        this.share = share;
        this.entries = entries;
    }

    @Override
    public void start() {
        running = true;
        var _ = timer.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        share.takeAll().ifPresent(this::write);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void tell() {
        share.takeSurplus().ifPresent(this::write);
    }

    private void write(StrangersShare.Surplus surplus) {
        var total =
                surplus.numbers().values().stream().mapToLong(Long::longValue).sum();
        var each = surplus.numbers().entrySet().stream()
                .map(number -> number.getValue() + " × " + number.getKey())
                .collect(Collectors.joining(", "));
        var detail =
                total + " more refusals since " + MOMENT.format(surplus.since()) + " than get an entry each: " + each;
        try {
            entries.addApart(Outcome.DENIED, nobody(), ACTION, "-", detail);
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("refusals", detail).setCause(e).log("Refusals could not be recorded");
        }
    }

    private static Caller nobody() {
        return new Caller(UserId.NOBODY, "nobody", Optional.empty(), Set.of(), "several addresses");
    }
}
