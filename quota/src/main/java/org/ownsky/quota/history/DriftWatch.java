package org.ownsky.quota.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.ownsky.quota.QuotaService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes all counters and raises an alarm where one differs. None ever should; this is how one would know. */
@Component
class DriftWatch implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(DriftWatch.class);

    private final QuotaService quota;
    private final DriftAlarms alarms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DriftWatch(QuotaService quota, DriftAlarms alarms, ApplicationEventPublisher events, Clock clock) {
        this.quota = quota;
        this.alarms = alarms;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var drifts = quota.drift();
        for (var drift : drifts) {
            if (alarms.open(drift, now)) {
                log.atError()
                        .addKeyValue("scope", drift.scope())
                        .addKeyValue("resource", drift.resource().key())
                        .addKeyValue("state", drift.state().key())
                        .addKeyValue("counted", drift.counted())
                        .addKeyValue("recomputed", drift.recomputed())
                        .log("A quota counter differs from its ledger");
                events.publishEvent(new DriftEvent.Opened(drift));
            }
        }
        alarms.clearOthers(drifts, now).forEach(drift -> events.publishEvent(new DriftEvent.Cleared(drift)));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ownsky.quota.drift", alarms, DriftAlarms::openOnes)
                .description("Counters of quota that differ from their ledger rows; anything but 0 is an alarm")
                .register(registry);
    }
}
