package org.ownsky.portal.ui.kit;

import java.util.Locale;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;

/**
 * A bar with its numbers: blue below 80 %, amber below 95 %, red from there.
 *
 * @param label what is measured
 * @param before what is taken, in any unit
 * @param added what would come on top, hatched; zero for none
 * @param limit zero or less for no limit: then only numbers are shown
 */
public record Meter(
        String label, long before, long added, long limit, String beforeText, String afterText, String limitText) {
    private static final double WARN = 80;
    private static final double FULL = 95;

    public Meter {
        // "0 B of 8 GiB" would measure nothing in a unit that nobody asked for.
        beforeText = before == 0 ? "0" : beforeText;
        afterText = before + added == 0 ? "0" : afterText;
    }

    /** A project's use of a resource, what is under way included. */
    public static Meter of(QuotaLine line) {
        return after(line, 0);
    }

    /** The same, with what a launch would add. */
    public static Meter after(QuotaLine line, long added) {
        var resource = line.resource();
        var before = line.used() + line.reserved();
        return new Meter(
                Words.say("quota." + resource.name()),
                before,
                added,
                line.unlimited() ? 0 : line.limit(),
                resource.format(before),
                resource.format(before + added),
                line.unlimited() ? "" : resource.format(line.limit()));
    }

    /** A plain count. */
    public static Meter of(String label, long used, long limit) {
        return new Meter(label, used, 0, limit, Words.number(used), Words.number(used), Words.number(limit));
    }

    /** Bytes. */
    public static Meter ofBytes(String label, long used, long limit) {
        var memory = QuotaResource.MEMORY;
        return new Meter(label, used, 0, limit, memory.format(used), memory.format(used), memory.format(limit));
    }

    /** {@code 276}, where the limit beside it tells the same unit; {@code 276 MiB} where it is another. */
    public String beforeBesideLimit() {
        var unit = limit > 0 ? limitText.replaceFirst("^[0-9.,]+", "") : "";
        return !unit.isEmpty() && beforeText.endsWith(unit)
                ? beforeText.substring(0, beforeText.length() - unit.length())
                : beforeText;
    }

    public double percent() {
        return limit <= 0 ? 0 : Math.min(100.0, 100.0 * (before + added) / limit);
    }

    /** Label, numbers and bar. */
    public Markup row() {
        var row = Markup.of("div", "q").add(Markup.text("span", "m", label), numbers());
        return limit > 0 ? row.add(bar()) : row;
    }

    /** {@code 276 → 292 of 320 GiB}, or without the arrow when nothing is added. */
    private Markup numbers() {
        var numbers = Markup.of("span", "num");
        if (added > 0) {
            numbers.add(Markup.text("span", "t2", beforeText + " → "));
        }
        numbers.add(Markup.text("span", "b", afterText));
        return numbers.add(Markup.text("span", "t2", " " + limitWords()));
    }

    /** {@code Memory: 276 GiB of 320 GiB}. */
    public String words() {
        return label + ": " + afterText + " " + limitWords();
    }

    private String limitWords() {
        return limit > 0 ? Words.say("meter.of", limitText) : Words.say("meter.noLimit");
    }

    /** The bar alone; its numbers are its name. */
    public Markup bar() {
        var bar = Markup.of("div", "meter").with("role", "img").with("aria-label", words());
        var colour = colour();
        if (before > 0) {
            bar.add(Markup.of("span", colour).with("style", width(before)));
        }
        if (added > 0) {
            bar.add(Markup.of("span", "after " + colour).with("style", width(added)));
        }
        return bar;
    }

    /** For a table's cell: the bar and how full it is; on a card, where no heading tells, with its label. */
    public Markup cell() {
        return Markup.of("span", "cell-meter")
                .with("title", words())
                .with("data-label", label)
                .add(bar(), Markup.text("span", "num s12 t2", Math.round(percent()) + " %"));
    }

    /** The style class for how full it is. */
    public String colour() {
        if (percent() >= FULL) {
            return "full";
        }
        return percent() >= WARN ? "warn" : "ok";
    }

    private String width(long amount) {
        return String.format(Locale.ROOT, "width:%.1f%%", Math.min(100.0, 100.0 * amount / limit));
    }
}
