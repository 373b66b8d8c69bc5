package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ownsky.billing.RunningCost;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Money;
import org.ownsky.portal.dashboard.ProjectSummary;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.dashboard.TenantResources;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** The dearest projects: who looks after them, what they use of their limits, and what they cost. */
@SpringComponent
@Scope("prototype")
@Order(10)
class ProjectsCard implements DashboardCard {
    private static final int SHOWN = 8;

    /** What the month is going to cost; without costs, what is promised. Then by name. */
    private static final Comparator<ProjectSummary> LARGEST_FIRST = Comparator.comparing((ProjectSummary project) ->
                    project.cost().map(cost -> cost.forecast().amount()).orElse(BigDecimal.ZERO))
            .thenComparing(project ->
                    project.line(QuotaResource.VCPUS).map(QuotaLine::used).orElse(0L))
            .reversed()
            .thenComparing(project -> project.project().name());

    private final Part card = new Part("card flush");

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public Component component() {
        return card;
    }

    @Override
    public void refresh(Caller caller, TenantDashboard now) {
        var resources = now.resources();
        var all = Markup.link(
                Addresses.projects(caller, now),
                "s13 m",
                Words.say(
                        "dashboard.allProjects",
                        Words.number(resources.projects().size())));
        card.show(Cards.heading(Words.say("projects.title"), all), content(resources));
    }

    private static Markup content(TenantResources resources) {
        if (resources.projects().isEmpty()) {
            return Markup.of("div", "body").add(Markup.text("p", "s13 t2", Words.say("projects.none")));
        }
        var head = Markup.of("tr")
                .add(heading("", "project.name"), heading("", "quota.VCPUS"), heading("", "quota.MEMORY"));
        if (resources.spend().isPresent()) {
            head.add(heading("r", "dashboard.soFar"), heading("r", "dashboard.forecastHead"));
        }
        var body = Markup.of("tbody");
        resources.projects().stream()
                .sorted(LARGEST_FIRST)
                .limit(SHOWN)
                .map(ProjectsCard::row)
                .forEach(body::add);
        return Markup.of("table", "plain cards").add(Markup.of("thead").add(head), body);
    }

    private static Markup heading(String classes, String words) {
        return Markup.text("th", classes, Words.say(words)).with("scope", "col");
    }

    private static Markup row(ProjectSummary project) {
        var name = Markup.of("td", "main")
                .add(
                        Markup.cut("b", project.project().name()),
                        Markup.cut("s12 t3", administrators(project.administrators())));
        var row = Markup.of("tr")
                .key(project.project().id().value())
                .add(name, meter(project.line(QuotaResource.VCPUS)), meter(project.line(QuotaResource.MEMORY)));
        project.cost()
                .ifPresent(cost -> row.add(
                        money("dashboard.soFar", cost, RunningCost::soFar),
                        money("dashboard.forecastHead", cost, RunningCost::forecast)));
        return row;
    }

    private static String administrators(List<String> names) {
        return names.isEmpty() ? Words.say("dashboard.noAdministrator") : String.join(", ", names);
    }

    private static Markup money(String label, RunningCost cost, Function<RunningCost, Money> part) {
        return Markup.text("td", "r num", Prices.amount(part.apply(cost))).with("data-label", Words.say(label));
    }

    private static Markup meter(Optional<QuotaLine> line) {
        var cell = Markup.of("td", "quota-cell");
        return line.map(Meter::of)
                .map(meter -> cell.with("data-label", meter.label())
                        .add(Markup.of("span", "num s12 t2 block")
                                .add(meter.beforeBesideLimit()
                                        + " "
                                        + (meter.limit() > 0
                                                ? Words.say("meter.of", meter.limitText())
                                                : Words.say("meter.noLimit"))))
                        .add(meter.limit() > 0 ? List.of(meter.bar()) : List.of()))
                .orElseGet(() -> cell.add("–"));
    }
}
