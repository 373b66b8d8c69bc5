package org.ownsky.portal.ui.dashboard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.ownsky.portal.ui.kit.LimitUnit;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;

/** Bars by day under a line for the limit, and the same numbers as a table for who does not look at pictures. */
final class UsageChart {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int HEIGHT = 200;
    private static final int DAY_WIDTH = 10;
    private static final double GAP = 1.2;

    /** Above the highest, so that the limit's line is not at the very edge. */
    private static final double HEADROOM = 1.06;

    private static final int LABELS = 4;

    private UsageChart() {}

    static Markup legend() {
        return Markup.of("div", "legend")
                .with("aria-hidden", "true")
                .add(
                        Markup.of("span").add(Markup.of("i", "g1")).add(Words.say("usage.taken")),
                        Markup.of("span").add(Markup.of("i", "limit")).add(Words.say("usage.limit")));
    }

    static Markup picture(UsageSeries series) {
        var unit = LimitUnit.size(series.resource());
        var highest = (double) series.highest() / unit;
        var step = SpendChart.step(highest);
        if (!LimitUnit.isGib(series.resource())) {
            step = Math.max(1, step);
        }
        var top = Math.max(highest * HEADROOM, step);
        var width = UsageSeries.DAYS * DAY_WIDTH;
        var scale = Markup.of("div", "y");
        var svg =
                Markup.of("svg").with("viewBox", "0 0 " + width + " " + HEIGHT).with("preserveAspectRatio", "none");
        var longest = 1;
        for (var line = 0.0; line <= top; line += step) {
            var y = HEIGHT - HEIGHT * line / top;
            var label = amount(series.resource(), Math.round(line * unit));
            longest = Math.max(longest, label.length());
            svg.add(Markup.of("path", "gl").with("d", decimal("M0 %.1fH", y) + width));
            scale.add(Markup.text("span", "", label).with("style", decimal("top:%.1f%%", 100 * y / HEIGHT)));
        }
        var limit = new StringBuilder();
        for (var day : series.days()) {
            var left = (double) ChronoUnit.DAYS.between(series.from(), day.date()) * DAY_WIDTH;
            svg.add(bar(series.resource(), day, left, top * unit));
            if (day.limited()) {
                var y = HEIGHT - HEIGHT * (day.limit() / (top * unit));
                limit.append(limit.isEmpty() ? decimal("M%.1f ", left) : decimal("H%.1fV", left))
                        .append(decimal("%.1f", y))
                        .append(decimal("H%.1f", left + DAY_WIDTH));
            }
        }
        if (!limit.isEmpty()) {
            svg.add(Markup.of("path", "limit").with("d", limit.toString()));
        }
        return Markup.of("div", "chart")
                .with("role", "img")
                .with("aria-label", name(series))
                .with("style", "--longest:" + longest)
                .add(scale, Markup.of("div", "plot").add(svg), dates(series));
    }

    private static Markup bar(QuotaResource resource, UsageSeries.Day day, double left, double most) {
        var height = HEIGHT * (day.taken() / most);
        return Markup.of("g")
                .add(
                        Markup.of("title").add(words(resource, day)),
                        Markup.of("rect", day.taken() > day.limit() ? "f5" : "f1")
                                .with("x", decimal("%.1f", left + GAP))
                                .with("y", decimal("%.2f", HEIGHT - height))
                                .with("width", decimal("%.1f", DAY_WIDTH - 2 * GAP))
                                .with("height", decimal("%.2f", height)));
    }

    private static String words(QuotaResource resource, UsageSeries.Day day) {
        return day.limited()
                ? Words.say(
                        "usage.bar",
                        DAY.format(day.date()),
                        amount(resource, day.taken()),
                        amount(resource, day.limit()))
                : Words.say("usage.barUnlimited", DAY.format(day.date()), amount(resource, day.taken()));
    }

    private static Markup dates(UsageSeries series) {
        var dates = Markup.of("div", "x");
        for (var label = 0; label < LABELS; label++) {
            dates.add(Markup.of("span")
                    .add(DAY.format(series.from().plusDays((UsageSeries.DAYS - 1L) * label / (LABELS - 1)))));
        }
        return dates;
    }

    /** The table that the picture is of; nobody sees it. */
    static Markup twin(UsageSeries series) {
        var body = Markup.of("tbody");
        for (var day : series.days()) {
            body.add(Markup.of("tr")
                    .add(
                            Markup.of("th").with("scope", "row").add(named(day.date())),
                            Markup.of("td").add(amount(series.resource(), day.taken())),
                            Markup.of("td").add(series.resource().format(day.limit()))));
        }
        return Markup.of("div", "unseen")
                .add(Markup.of("table")
                        .add(
                                Markup.of("caption").add(name(series)),
                                Markup.of("thead")
                                        .add(Markup.of("tr")
                                                .add(
                                                        heading("dashboard.day"),
                                                        heading("usage.taken"),
                                                        heading("usage.limit"))),
                                body));
    }

    private static String name(UsageSeries series) {
        return Words.say("usage.chart", Words.say("quota." + series.resource().name()));
    }

    private static Markup heading(String words) {
        return Markup.of("th").with("scope", "col").add(Words.say(words));
    }

    private static String named(LocalDate date) {
        return DAY.format(date);
    }

    private static String amount(QuotaResource resource, long amount) {
        return amount == 0 ? "0" : resource.format(amount);
    }

    private static String decimal(String form, double number) {
        return String.format(Locale.ROOT, form, number);
    }
}
