package org.ownsky.billing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;

/** A month's usage of a project, 10,000 intervals over a change of prices, rated line by line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RatingTime {
    private static final int INTERVALS = 10_000;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant RISE = Instant.parse("2026-11-16T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    private final List<UsageInterval> usage = new ArrayList<>(INTERVALS);
    private final PriceBook book = new PriceBook(List.of(
            price(Meter.VCPU, Instant.EPOCH, "0.0080", PriceUnit.VCPU_HOUR),
            price(Meter.VCPU, RISE, "0.0090", PriceUnit.VCPU_HOUR),
            price(Meter.MEMORY, Instant.EPOCH, "0.0040", PriceUnit.GIB_HOUR),
            price(Meter.MEMORY, RISE, "0.0045", PriceUnit.GIB_HOUR),
            price(Meter.ROOT_DISK, Instant.EPOCH, "0.0800", PriceUnit.GIB_MONTH)));

    @Setup
    public void fill() {
        var meters = Meter.values();
        for (var number = 0; number < INTERVALS; number++) {
            var meter = meters[number % meters.length];
            var start = BEGIN.plusSeconds(number * 250L);
            usage.add(new UsageInterval(
                    meter,
                    start,
                    number % 4 == 0 ? Optional.empty() : Optional.of(start.plus(Duration.ofHours(1 + number % 200))),
                    meter == Meter.VCPU
                            ? 1 + number % 8
                            : Bytes.ofGib(1 + number % 32).value()));
        }
    }

    @Benchmark
    public Money rate() {
        return Rating.total(new Rating(book, BEGIN, END).lines(usage), Money.zero(EUR));
    }

    private static Price price(Meter meter, Instant from, String each, PriceUnit unit) {
        return new Price(meter, from, new Money(new BigDecimal(each), EUR), unit);
    }
}
