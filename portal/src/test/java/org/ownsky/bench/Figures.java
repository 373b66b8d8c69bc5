package org.ownsky.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where benchmarks tell what they measured: one line for each figure, {@code name value unit}, followed by its target and
 * whether that is met where there is one.
 */
public final class Figures {

    private static final MathContext SHOWN = new MathContext(4);

    private final PrintStream output;
    private final List<String> missed = new ArrayList<>();

    Figures(PrintStream output) {
        this.output = output;
    }

    /** Prints with four significant digits; more would be noise. */
    public void print(String name, double value, String unit) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s was not measured: %s".formatted(name, value));
        }
        var line = name + " " + shown(value) + " " + unit;
        output.println(line
                + Target.of(name).map(target -> verdict(line, target, value)).orElse(""));
        output.flush();
    }

    /** Prints the value that {@code fraction} of the samples do not exceed: 0.5 for the median. */
    public void printPercentile(String name, double[] samples, double fraction, String unit) {
        print(name, percentile(samples, fraction), unit);
    }

    /** The lines of the figures that missed their targets. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    private String verdict(String line, Target target, double value) {
        if (target.isMet(value)) {
            return " (target " + target + ": met)";
        }
        missed.add(line + ", target " + target);
        return " (target " + target + ": MISSED)";
    }

    static String shown(double value) {
        var rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** The value that {@code fraction} of the samples do not exceed, one that was measured. */
    public static double percentile(double[] samples, double fraction) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("No samples");
        }
        var sorted = samples.clone();
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(fraction * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
