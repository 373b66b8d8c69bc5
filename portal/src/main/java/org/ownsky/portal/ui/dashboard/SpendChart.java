package org.ownsky.portal.ui.dashboard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ownsky.kernel.Money;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Words;

/** Bars by day, one upon another by project, and the same numbers as a table for who does not look at pictures. */
final class SpendChart {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int HEIGHT = 200;
    private static final int DAY_WIDTH = 20;
    private static final double GAP = 3.2;

    /** A little room between colours. */
    private static final double SEAM = 0.6;

    /** Of the highest bar, so that the uppermost line is not at the very edge. */
    private static final double HEADROOM = 1.06;

    private static final int LABELS = 5;

    private SpendChart() {}

    static Markup legend(SpendSeries series) {
        var legend = Markup.of("div", "legend").with("aria-hidden", "true");
        for (var index = 0; index < series.names().size(); index++) {
            legend.add(Markup.of("span")
                    .add(Markup.of("i", "g" + (index + 1)))
                    .add(series.names().get(index)));
        }
        return legend;
    }

    static Markup picture(SpendSeries series) {
        var step = step(series.highest());
        var top = Math.max(series.highest() * HEADROOM, step);
        var width = series.days().size() * DAY_WIDTH;
        var scale = Markup.of("div", "y");
        var svg =
                Markup.of("svg").with("viewBox", "0 0 " + width + " " + HEIGHT).with("preserveAspectRatio", "none");
        var longest = 1;
        for (var line = 0.0; line <= top; line += step) {
            var y = HEIGHT - HEIGHT * line / top;
            var label = money(series, line, step);
            longest = Math.max(longest, label.length());
            svg.add(Markup.of("path", "gl").with("d", decimal("M0 %.1fH", y) + width));
            scale.add(Markup.text("span", "", label).with("style", decimal("top:%.1f%%", 100 * y / HEIGHT)));
        }
        for (var index = 0; index < series.days().size(); index++) {
            svg.add(bar(series.days().get(index), index * DAY_WIDTH, top));
        }
        return Markup.of("div", "chart")
                .with("role", "img")
                .with("aria-label", Words.say("dashboard.chart"))
                .with("style", "--longest:" + longest)
                .add(scale, Markup.of("div", "plot").add(svg), dates(series));
    }

    private static Markup bar(SpendSeries.Day day, double left, double top) {
        var bar = Markup.of("g", day.forecast() ? "fade" : "")
                .add(Markup.of("title")
                        .add(Words.say(
                                day.forecast() ? "dashboard.barForecast" : "dashboard.bar",
                                DAY.format(day.date()),
                                Prices.amount(day.total()))));
        var y = (double) HEIGHT;
        for (var index = 0; index < day.amounts().size(); index++) {
            var height = HEIGHT * day.amounts().get(index).amount().doubleValue() / top;
            y -= height;
            if (height > 0) {
                bar.add(Markup.of("rect", "f" + (index + 1))
                        .with("x", decimal("%.1f", left + GAP))
                        .with("y", decimal("%.2f", y))
                        .with("width", decimal("%.1f", DAY_WIDTH - 2 * GAP))
                        .with("height", decimal("%.2f", Math.max(height - SEAM, height / 2))));
            }
        }
        return bar;
    }

    private static Markup dates(SpendSeries series) {
        var dates = Markup.of("div", "x");
        var last = series.days().size() - 1;
        for (var label = 0; label < LABELS; label++) {
            dates.add(Markup.of("span")
                    .add(DAY.format(
                            series.days().get(last * label / (LABELS - 1)).date())));
        }
        return dates;
    }

    /** The table that the picture is of; nobody sees it. */
    static Markup twin(SpendSeries series) {
        var head = Markup.of("tr").add(heading("dashboard.day"));
        series.names()
                .forEach(name -> head.add(Markup.of("th").with("scope", "col").add(name)));
        head.add(heading("dashboard.total"));
        var body = Markup.of("tbody");
        for (var day : series.days()) {
            var row = Markup.of("tr").add(Markup.of("th").with("scope", "row").add(name(day.date(), day.forecast())));
            day.amounts().forEach(amount -> row.add(cell(amount)));
            body.add(row.add(cell(day.total())));
        }
        return Markup.of("div", "unseen")
                .add(Markup.of("table")
                        .add(
                                Markup.of("caption").add(Words.say("dashboard.chart")),
                                Markup.of("thead").add(head),
                                body));
    }

    private static Markup heading(String words) {
        return Markup.of("th").with("scope", "col").add(Words.say(words));
    }

    private static Markup cell(Money amount) {
        return Markup.of("td").add(Prices.amount(amount));
    }

    private static String name(LocalDate date, boolean forecast) {
        return forecast ? Words.say("dashboard.dayForecast", DAY.format(date)) : DAY.format(date);
    }

    /** The distance between lines: 1, 2 or 5 times a power of ten, so that there are two to five of them. */
    static double step(double highest) {
        if (highest <= 0) {
            return 1;
        }
        var power = Math.pow(10, Math.floor(Math.log10(highest / 2)));
        for (var factor : new int[] {5, 2}) {
            if (highest / (factor * power) >= 2) {
                return factor * power;
            }
        }
        return power;
    }

    private static String money(SpendSeries series, double amount, double step) {
        var symbol = series.days().getFirst().total().currency().getSymbol(Locale.UK);
        var decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step));
        return amount == 0 ? "0" : symbol + String.format(Locale.ENGLISH, "%,." + decimals + "f", amount);
    }

    private static String decimal(String form, double number) {
        return String.format(Locale.ROOT, form, number);
    }
}
