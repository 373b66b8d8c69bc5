package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Money;

class RatingTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money ZERO = Money.zero(EUR);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final long GIB = Bytes.ofGib(1).value();

    private static final PriceBook BOOK = new PriceBook(List.of(
            price(Meter.VCPU, Instant.EPOCH, "0.0080", PriceUnit.VCPU_HOUR),
            price(Meter.MEMORY, Instant.EPOCH, "0.0040", PriceUnit.GIB_HOUR),
            price(Meter.ROOT_DISK, Instant.EPOCH, "0.0800", PriceUnit.GIB_MONTH)));

    @Test
    void anHourOfEachCostsItsHourlyPrice() {
        var usage = List.of(
                closed(Meter.VCPU, 0, 3600, 2),
                closed(Meter.MEMORY, 0, 3600, 4 * GIB),
                closed(Meter.ROOT_DISK, 0, 3600, GIB));

        var lines = until(7200).lines(usage);

        assertThat(lines)
                .extracting(line -> line.amount().amount().toPlainString())
                .containsExactly("0.016000000000", "0.016000000000", "0.000109589041");
        assertThat(lines.get(1).shown().quantity()).isEqualByComparingTo("4");
        assertThat(lines.get(1).shown().unit()).isEqualTo("GiB hours");
    }

    @Test
    void aMonthOf730HoursOfDiskCostsExactlyTheMonthlyPrice() {
        var usage = List.of(closed(Meter.ROOT_DISK, 0, 730 * 3600, 40 * GIB));

        assertThat(total(until(800 * 3600), usage)).isEqualByComparingTo("3.2");
    }

    @Test
    void aMonthOf720HoursHas720Hours() {
        var usage = new ArrayList<UsageInterval>();
        for (var hour = 0; hour < 720; hour++) {
            usage.add(closed(Meter.VCPU, hour * 3600L, (hour + 1) * 3600L, 1));
        }

        var line = until(720 * 3600).lines(usage).getFirst();

        assertThat(line.quantitySeconds()).isEqualTo(BigInteger.valueOf(720 * 3600));
        assertThat(line.shown().quantity()).isEqualByComparingTo("720");
        assertThat(line.amount().amount()).isEqualByComparingTo("5.76");
    }

    @Test
    void whatIsOpenCountsUntilNowAndSaysSo() {
        var usage = List.of(open(Meter.VCPU, 0, 1), closed(Meter.MEMORY, 0, 10, GIB));

        var lines = until(1800).lines(usage);

        assertThat(lines.getFirst().quantitySeconds()).isEqualTo(BigInteger.valueOf(1800));
        assertThat(lines).extracting(RatedLine::open).containsExactly(true, false);
        assertThat(until(1800).perHour(usage, ZERO).amount()).isEqualByComparingTo("0.008");
    }

    @Test
    void usageOutsideTheWindowDoesNotCount() {
        var rating = new Rating(BOOK, START.plusSeconds(100), START.plusSeconds(200));
        var usage = List.of(
                closed(Meter.VCPU, 0, 100, 1),
                closed(Meter.VCPU, 50, 150, 1),
                closed(Meter.VCPU, 199, 300, 1),
                closed(Meter.VCPU, 200, 300, 1),
                open(Meter.VCPU, 250, 1));

        assertThat(rating.lines(usage).getFirst().quantitySeconds()).isEqualTo(BigInteger.valueOf(51));
    }

    @Test
    void aNewPriceHoldsFromItsMomentOnAndGetsALineOfItsOwn() {
        var book = new PriceBook(List.of(
                price(Meter.VCPU, Instant.EPOCH, "0.0080", PriceUnit.VCPU_HOUR),
                price(Meter.VCPU, START.plusSeconds(3600), "0.0100", PriceUnit.VCPU_HOUR),
                price(Meter.VCPU, START.plusSeconds(7200), "0.0200", PriceUnit.VCPU_HOUR)));
        var usage = List.of(open(Meter.VCPU, 0, 1));

        var lines = new Rating(book, Instant.EPOCH, START.plusSeconds(7201)).lines(usage);

        assertThat(lines)
                .extracting(line -> line.quantitySeconds().intValueExact())
                .containsExactly(3600, 3600, 1);
        assertThat(lines).extracting(RatedLine::open).containsExactly(false, false, true);
        assertThat(lines.get(0).amount().amount()).isEqualByComparingTo("0.008");
        assertThat(lines.get(1).amount().amount()).isEqualByComparingTo("0.01");
        assertThat(new Rating(book, Instant.EPOCH, START.plusSeconds(7200)).lines(usage))
                .hasSize(2);
    }

    @Test
    void usageBeforeTheFirstPriceCostsNothing() {
        var book = new PriceBook(List.of(price(Meter.VCPU, START.plusSeconds(10), "3600", PriceUnit.VCPU_HOUR)));

        var usage = List.of(closed(Meter.VCPU, 0, 15, 1), closed(Meter.MEMORY, 0, 15, 1));

        assertThat(total(new Rating(book, Instant.EPOCH, START.plusSeconds(20)), usage))
                .isEqualByComparingTo("5");
    }

    @Test
    void hugeUsageStaysExact() {
        var usage =
                List.of(closed(Meter.MEMORY, 0, 3600, Long.MAX_VALUE), closed(Meter.MEMORY, 0, 3600, Long.MAX_VALUE));

        assertThat(until(3600).lines(usage).getFirst().quantitySeconds())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(7200)));
    }

    @RepeatedTest(100)
    void ratingAgainInAnyOrderOrInPiecesGivesTheSameBytes(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var usage = new ArrayList<>(UsageTimeline.of(RandomLife.of(random)));
        var rating = Rating.until(BOOK, Instant.parse("2026-02-02T00:00:00Z"));
        var first = rating.lines(usage);

        Collections.shuffle(usage, random);

        assertThat(rating.lines(usage)).isEqualTo(first);
        assertThat(rating.lines(cut(usage, random))).isEqualTo(first);
        assertThat(Rating.total(rating.lines(usage), ZERO).amount().toString())
                .isEqualTo(Rating.total(first, ZERO).amount().toString());
    }

    @RepeatedTest(100)
    void twoWindowsThatTouchAddUpToTheWhole(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var usage = UsageTimeline.of(RandomLife.of(random));
        var begin = Instant.parse("2026-01-31T00:00:00Z");
        var middle = Instant.parse("2026-02-01T00:00:00Z").plusSeconds(random.nextInt(-600, 600));
        var end = Instant.parse("2026-02-02T00:00:00Z");

        var before = quantities(new Rating(BOOK, begin, middle).lines(usage));
        var after = quantities(new Rating(BOOK, middle, end).lines(usage));

        assertThat(before.add(after)).isEqualTo(quantities(new Rating(BOOK, begin, end).lines(usage)));
    }

    private static BigInteger quantities(List<RatedLine> lines) {
        return lines.stream().map(RatedLine::quantitySeconds).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<UsageInterval> cut(List<UsageInterval> usage, Random random) {
        var pieces = new ArrayList<UsageInterval>();
        for (var interval : usage) {
            var end = interval.end().orElse(interval.start().plusSeconds(1000));
            var length = Duration.between(interval.start(), end).toSeconds();
            if (length < 2) {
                pieces.add(interval);
                continue;
            }
            var middle = interval.start().plusSeconds(random.nextLong(1, length));
            pieces.add(new UsageInterval(interval.meter(), interval.start(), Optional.of(middle), interval.quantity()));
            pieces.add(new UsageInterval(interval.meter(), middle, interval.end(), interval.quantity()));
        }
        return pieces;
    }

    private static BigDecimal total(Rating rating, List<UsageInterval> usage) {
        return Rating.total(rating.lines(usage), ZERO).amount();
    }

    private static Rating until(long second) {
        return Rating.until(BOOK, START.plusSeconds(second));
    }

    private static Price price(Meter meter, Instant from, String amount, PriceUnit unit) {
        return new Price(meter, from, new Money(new BigDecimal(amount), EUR), unit);
    }

    private static UsageInterval closed(Meter meter, long start, long end, long quantity) {
        return new UsageInterval(meter, START.plusSeconds(start), Optional.of(START.plusSeconds(end)), quantity);
    }

    private static UsageInterval open(Meter meter, long start, long quantity) {
        return new UsageInterval(meter, START.plusSeconds(start), Optional.empty(), quantity);
    }
}
