package org.ownsky.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Where benchmarks tell what they measured: one line for each figure, {@code name value unit}. */
public final class Figures {

    private static final MathContext SHOWN = new MathContext(4);

    private final PrintStream output;

    Figures(PrintStream output) {
        this.output = output;
    }

    /** Prints with four significant digits; more would be noise. */
    public void print(String name, double value, String unit) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s was not measured: %s".formatted(name, value));
        }
        var shown = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
        output.println(name + " " + (shown.signum() == 0 ? "0" : shown.toPlainString()) + " " + unit);
        output.flush();
    }

    /** Prints the value that {@code fraction} of the samples do not exceed: 0.5 for the median. */
    public void printPercentile(String name, double[] samples, double fraction, String unit) {
        print(name, percentile(samples, fraction), unit);
    }

    static double percentile(double[] samples, double fraction) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("No samples");
        }
        var sorted = samples.clone();
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(fraction * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
