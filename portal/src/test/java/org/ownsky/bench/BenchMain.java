package org.ownsky.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the benchmarks whose names begin with one of the arguments; without arguments, all of them. With {@code --check} a missed
 * target is a failure.
 */
final class BenchMain {

    private static final String CHECK = "--check";

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        var check = List.of(arguments).contains(CHECK);
        var prefixes =
                Stream.of(arguments).filter(argument -> !argument.equals(CHECK)).toList();
        var chosen = chosen(Benchmarks.all(), prefixes);
        if (chosen.isEmpty()) {
            var names = Benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", "));
            System.err.println("No benchmark begins with %s. There are: %s"
                    .formatted(String.join(" or ", prefixes), names.isEmpty() ? "none" : names));
            System.exit(2);
        }
        var figures = new Figures(System.out);
        // What the measured application prints is not a figure.
        System.setOut(System.err);
        for (var benchmark : chosen) {
            benchmark.run(figures);
        }
        tellMissed(figures.missed());
        // Pools and clients of what was measured may have left threads behind.
        System.exit(check && !figures.missed().isEmpty() ? 1 : 0);
    }

    /** On standard error: standard output has the figures' lines and nothing else. */
    private static void tellMissed(List<String> missed) {
        if (missed.isEmpty()) {
            System.err.println("Every target is met.");
            return;
        }
        System.err.println("Missed: " + String.join("; ", missed));
    }

    static List<Benchmark> chosen(List<Benchmark> all, List<String> prefixes) {
        if (prefixes.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(benchmark -> prefixes.stream().anyMatch(benchmark.name()::startsWith))
                .toList();
    }
}
