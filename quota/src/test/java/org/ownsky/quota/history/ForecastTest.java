package org.ownsky.quota.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;

class ForecastTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @Test
    void steadyGrowthReachesTheLimitOnTheDayThatALineWould() {
        var forecast = Forecast.of(days(10, 100, day -> 10 + 2L * day)).orElseThrow();

        assertThat(forecast.perDay()).isCloseTo(2, within(1e-9));
        // 28 on the tenth day, 72 left, 36 days more.
        assertThat(forecast.reached()).isEqualTo(FIRST.plusDays(9 + 36));
    }

    @Test
    void onlyTheLastThirtyDaysCount() {
        var forecast =
                Forecast.of(days(90, 1000, day -> day < 60 ? 500 : 100L + day)).orElseThrow();

        assertThat(forecast.perDay()).isCloseTo(1, within(1e-9));
    }

    @Test
    void thereIsNoneWithoutAGoodReason() {
        assertThat(Forecast.of(days(6, 100, day -> day))).as("too few days").isEmpty();
        assertThat(Forecast.of(days(30, 100, day -> 50))).as("no growth").isEmpty();
        assertThat(Forecast.of(days(30, 100, day -> 50 - day)))
                .as("less each day")
                .isEmpty();
        assertThat(Forecast.of(days(30, QuotaLine.UNLIMITED, day -> day)))
                .as("no limit")
                .isEmpty();
        assertThat(Forecast.of(days(30, 1_000_000, day -> day)))
                .as("in thousands of years")
                .isEmpty();
        assertThat(Forecast.of(List.of())).isEmpty();
    }

    @Test
    void whatIsUsedUpIsReachedToday() {
        assertThat(Forecast.of(days(10, 12, day -> 5L + day)).orElseThrow().reached())
                .isEqualTo(FIRST.plusDays(9));
    }

    private static List<DailyFigure> days(int number, long limit, IntToLongFunction taken) {
        return IntStream.range(0, number)
                .mapToObj(day ->
                        new DailyFigure(FIRST.plusDays(day), QuotaResource.VCPUS, taken.applyAsLong(day), 0, limit))
                .toList();
    }
}
