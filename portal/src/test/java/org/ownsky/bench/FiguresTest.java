package org.ownsky.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Figures figures = new Figures(new PrintStream(printed, true, UTF_8));

    @Test
    void oneLineForEachFigureWithNameValueAndUnit() {
        figures.print("portal.start", 5.123456, "s");
        figures.print("launch.throughput", 123456, "1/s");
        figures.print("instances.errors", 0, "count");

        assertThat(printed.toString(UTF_8).lines())
                .containsExactly("portal.start 5.123 s", "launch.throughput 123500 1/s", "instances.errors 0 count");
        assertThat(figures.missed()).isEmpty();
    }

    @Test
    void figuresWithTargetsSayWhetherTheyAreMet() {
        figures.print("portal.ready", 6, "s");
        figures.print("portal.ready", 6.01, "s");
        figures.print("launch.drain.fake", 99.9, "1/s");
        figures.print("launch.drain.fake", 100, "1/s");

        assertThat(printed.toString(UTF_8).lines())
                .containsExactly(
                        "portal.ready 6 s (target ≤ 6: met)",
                        "portal.ready 6.01 s (target ≤ 6: MISSED)",
                        "launch.drain.fake 99.9 1/s (target ≥ 100: MISSED)",
                        "launch.drain.fake 100 1/s (target ≥ 100: met)");
        assertThat(figures.missed())
                .containsExactly("portal.ready 6.01 s, target ≤ 6", "launch.drain.fake 99.9 1/s, target ≥ 100");
    }

    @Test
    void percentilesAreSamplesThatWereMeasured() {
        double[] samples = {5, 1, 4, 2, 3};

        assertThat(Figures.percentile(samples, 0.5)).isEqualTo(3);
        assertThat(Figures.percentile(samples, 0.99)).isEqualTo(5);
        assertThat(Figures.percentile(samples, 0)).isEqualTo(1);
    }

    @Test
    void whatWasNotMeasuredIsNotPrinted() {
        assertThatThrownBy(() -> figures.print("portal.ready", Double.NaN, "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("portal.ready");
        assertThatThrownBy(() -> figures.printPercentile("portal.ready", new double[0], 0.5, "s"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(printed.size()).isZero();
    }

    @Test
    void benchmarksAreChosenByTheBeginningOfTheirNames() {
        var accept = named("launch.accept");
        var page = named("instances.page");

        assertThat(BenchMain.chosen(List.of(accept, page), List.of())).containsExactly(accept, page);
        assertThat(BenchMain.chosen(List.of(accept, page), List.of("launch"))).containsExactly(accept);
        assertThat(BenchMain.chosen(List.of(accept, page), List.of("volumes"))).isEmpty();
    }

    private static Benchmark named(String name) {
        return new Benchmark() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(Figures ignored) {}
        };
    }
}
