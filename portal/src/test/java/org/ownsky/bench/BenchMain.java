package org.ownsky.bench;

import java.util.List;
import java.util.stream.Collectors;

/** Runs the benchmarks whose names begin with one of the arguments; without arguments, all of them. */
final class BenchMain {

    private BenchMain() {}

    public static void main(String[] prefixes) throws Exception {
        var chosen = chosen(Benchmarks.all(), List.of(prefixes));
        if (chosen.isEmpty()) {
            var names = Benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", "));
            System.err.println("No benchmark begins with %s. There are: %s"
                    .formatted(String.join(" or ", prefixes), names.isEmpty() ? "none" : names));
            System.exit(2);
        }
        var figures = new Figures(System.out);
        for (var benchmark : chosen) {
            benchmark.run(figures);
        }
        // Pools and clients of what was measured may have left threads behind.
        System.exit(0);
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
