package org.ownsky.portal.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.history.DailyFigure;

class UsageSeriesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void todayIsAsItIsNow() {
        var series = vcpus(List.of(figure(1, 4, 8), figure(0, 5, 8)), new QuotaLine(QuotaResource.VCPUS, 16, 6, 1));

        assertThat(series.days())
                .containsExactly(new UsageSeries.Day(TODAY.minusDays(1), 4, 8), new UsageSeries.Day(TODAY, 7, 16));
        assertThat(series.highest()).isEqualTo(16);
    }

    @Test
    void ninetyDaysAreShown() {
        var history = IntStream.range(0, 100)
                .mapToObj(days -> figure(99 - days, days, 200))
                .toList();

        var series = vcpus(history, new QuotaLine(QuotaResource.VCPUS, 200, 99, 0));

        assertThat(series.days()).hasSize(90);
        assertThat(series.days().getFirst().date()).isEqualTo(series.from()).isEqualTo(TODAY.minusDays(89));
    }

    @Test
    void whatIsOneDayOldIsYoung() {
        assertThat(vcpus(List.of(), new QuotaLine(QuotaResource.VCPUS, 8, 1, 0)).isYoung())
                .isTrue();
        assertThat(vcpus(List.of(figure(1, 0, 8)), new QuotaLine(QuotaResource.VCPUS, 8, 1, 0))
                        .isYoung())
                .isFalse();
    }

    @Test
    void theTableTellsWhatThePictureDoes() {
        var gib = Bytes.ofGib(1).value();
        var series = UsageSeries.of(
                QuotaResource.MEMORY,
                List.of(new DailyFigure(TODAY.minusDays(1), QuotaResource.MEMORY, 3 * gib, gib, QuotaLine.UNLIMITED)),
                List.of(new QuotaLine(QuotaResource.MEMORY, 8 * gib, 5 * gib, 0)),
                TODAY,
                Optional.empty());

        assertThat(UsageChart.twin(series).html())
                .contains("<td>4 GiB</td><td>unlimited</td>")
                .contains("<td>5 GiB</td><td>8 GiB</td>");
        assertThat(UsageChart.picture(series).html())
                .contains("role=\"img\"")
                .contains("29 Nov: 4 GiB<")
                .contains("30 Nov: 5 GiB of 8 GiB<")
                .contains("class=\"limit\"")
                .doesNotContain("NaN");
    }

    @Test
    void nothingUsedAndNoLimitIsStillAPicture() {
        var series = vcpus(
                List.of(figure(1, 0, QuotaLine.UNLIMITED)),
                new QuotaLine(QuotaResource.VCPUS, QuotaLine.UNLIMITED, 0, 0));

        assertThat(UsageChart.picture(series).html()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static UsageSeries vcpus(List<DailyFigure> history, QuotaLine now) {
        return UsageSeries.of(QuotaResource.VCPUS, history, List.of(now), TODAY, Optional.empty());
    }

    private static DailyFigure figure(int daysAgo, long used, long limit) {
        return new DailyFigure(TODAY.minusDays(daysAgo), QuotaResource.VCPUS, used, 0, limit);
    }
}
