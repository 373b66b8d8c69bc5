package org.ownsky.portal.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.ToLongFunction;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.job.JobMarkup;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.portal.ui.navigation.NodeNavigation;
import org.ownsky.portal.ui.navigation.TenantNavigation;
import org.ownsky.portal.ui.node.Commitment;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.provisioning.node.NodeView;
import org.ownsky.provisioning.node.ZoneView;

/** The fleet at a glance, for operators outside any project. */
final class FleetHome implements HomeView.Summary {
    private final HomeView.Greeting greeting;
    private final FleetFigures source;
    private final Part attention = new Part("stack");
    private final Part figures = new Part("");
    private final Part capacity = new Part("card");
    private final Part tenants = new Part("card flush");
    private final Part recent = new Part("card flush");

    FleetHome(HomeView.Greeting greeting, FleetFigures source) {
        this.greeting = greeting;
        this.source = source;
    }

    @Override
    public Component[] components() {
        var title = new Part("sp")
                .show(Markup.of("h1").add(greeting.words()), Markup.of("p").add(greeting.today()));
        var head = new Div(title);
        head.addClassName("head");
        var side = new Div(capacity, tenants);
        side.addClassName("stack");
        var columns = new Div(recent, side);
        columns.addClassNames("lay", "c2");
        var body = new Div(attention, figures, columns);
        body.addClassName("stack");
        return new Component[] {head, body};
    }

    @Override
    public void refresh(Caller caller) {
        var now = source.read(caller);
        var waiting = now.unfinished().getOrDefault(JobState.NEEDS_ATTENTION, 0L);
        var silent = count(now.nodes(), NodeState.DOWN);
        attention.setVisible(waiting + silent + now.findings() + now.drifting() > 0);
        attention.show(banners(waiting, silent, now));
        figures.show(Markup.of("div", "lay k4").add(figures(now, waiting)));
        capacity.show(capacity(now));
        tenants.show(tenants(now));
        recent.show(recent(now));
    }

    private static List<Markup> banners(long waiting, long silent, FleetFigures.Figures now) {
        var banners = new java.util.ArrayList<Markup>();
        if (waiting > 0) {
            banners.add(Cards.banner(
                    "",
                    Icon.ALERT,
                    Words.count("fleet.jobsWaiting", waiting),
                    Words.say("fleet.jobsWaiting.text"),
                    Cards.wayOn(JobNavigation.NEEDS_ATTENTION, Words.say("fleet.seeJobs"))));
        }
        if (silent > 0) {
            banners.add(Cards.banner(
                    "",
                    Icon.ALERT,
                    Words.count("fleet.nodesSilent", silent),
                    Words.say("fleet.nodesSilent.text"),
                    Cards.wayOn(NodeNavigation.ADDRESS, Words.say("fleet.seeNodes"))));
        }
        if (now.drifting() > 0) {
            banners.add(Cards.banner(
                    "", Icon.ALERT, Words.count("fleet.drift", now.drifting()), Words.say("fleet.drift.text")));
        }
        if (now.findings() > 0) {
            banners.add(Cards.banner(
                    "warn",
                    Icon.INFO,
                    Words.count("fleet.findings", now.findings()),
                    Words.say("fleet.findings.text"),
                    Cards.wayOn(NodeNavigation.ADDRESS, Words.say("fleet.seeFindings"))));
        }
        return banners;
    }

    private static List<Markup> figures(FleetFigures.Figures now, long waiting) {
        var nodes = now.nodes();
        var up = count(nodes, NodeState.UP);
        var underWay =
                now.unfinished().values().stream().mapToLong(Long::longValue).sum() - waiting;
        return List.of(
                Cards.figure(
                        Words.say("fleet.nodesUp"),
                        Words.number(up),
                        Words.count("fleet.ofNodes", nodes.size()),
                        List.of(Cards.remark(
                                now.complete()
                                        ? Words.say("fleet.allCounted")
                                        : Words.say("fleet.firstNodes", nodes.size())))),
                Cards.figure(
                        Words.say("fleet.instances"),
                        Words.number(sum(nodes, NodeView::instances)),
                        "",
                        List.of(Cards.remark(Words.say("fleet.onNodes")))),
                Cards.figure(
                        Words.say("fleet.jobs"),
                        Words.number(underWay),
                        Words.say("fleet.underWay"),
                        List.of(Cards.remark(Words.say(
                                "fleet.queued", Words.number(now.unfinished().getOrDefault(JobState.QUEUED, 0L)))))),
                Cards.figure(
                        Words.say("fleet.attention"),
                        Words.number(waiting),
                        Words.say(waiting == 1 ? "fleet.jobWord" : "fleet.jobsWord"),
                        List.of(Cards.remark(Words.count("fleet.findings", now.findings())))));
    }

    /** What was given out of what there is, and what was granted: more than 100 % of that is over-commitment. */
    private static List<Markup> capacity(FleetFigures.Figures now) {
        return List.of(
                Cards.heading(
                        Words.say("fleet.capacity"),
                        Markup.link(
                                NodeNavigation.ADDRESS,
                                "s13 m",
                                Words.count("fleet.zones", now.zones().size()))),
                Markup.of("div", "body")
                        .add(
                                Commitment.given(now.zones()),
                                Markup.text("h3", "granted-title", Words.say("zone.granted")),
                                Commitment.granted(now.zones(), now.granted())));
    }

    private static List<Markup> tenants(FleetFigures.Figures now) {
        var list = Markup.of("ul", "list");
        var capacity = now.zones().stream().mapToLong(ZoneView::vcpusLimit).sum();
        now.tenants().forEach(line -> list.add(tenant(line, capacity)));
        if (now.tenants().isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("fleet.noTenants")));
        }
        return List.of(
                Cards.heading(
                        Words.say("fleet.tenants"),
                        Markup.link(TenantNavigation.TENANTS, "s13 m", Words.say("fleet.allTenants"))),
                list);
    }

    private static Markup tenant(LargestTenants.Line line, long capacity) {
        var share = capacity == 0 ? 0 : Math.round(100.0 * line.vcpus() / capacity);
        var what = Markup.of("span", "what")
                .add(
                        Markup.link(
                                        TenantNavigation.dashboard(line.tenant().id()),
                                        "nm cut block",
                                        line.tenant().name())
                                .with("title", line.tenant().name()),
                        Markup.cut("s12 t3", Words.say("fleet.tenantShare", Words.number(line.vcpus()), share)));
        var row = Markup.of("li").key(line.tenant().id().value()).add(what);
        line.cost()
                .ifPresent(cost -> row.add(Markup.of("span", "r")
                        .add(
                                Markup.text("span", "num b block", Prices.amount(cost.soFar())),
                                Markup.text(
                                        "span",
                                        "s12 t3 block",
                                        Words.say("dashboard.forecast", Prices.amount(cost.forecast()))))));
        return row;
    }

    private static List<Markup> recent(FleetFigures.Figures now) {
        var list = Markup.of("ul", "list");
        now.recent().forEach(job -> list.add(JobMarkup.past(job)));
        if (now.recent().isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("home.noActivity")));
        }
        return List.of(
                Cards.heading(
                        Words.say("fleet.recentJobs"),
                        Markup.link(JobNavigation.JOBS, "s13 m", Words.say("fleet.allJobs"))),
                list);
    }

    private static long count(List<NodeView> nodes, NodeState state) {
        return nodes.stream().filter(node -> node.state() == state).count();
    }

    private static long sum(List<NodeView> nodes, ToLongFunction<NodeView> amount) {
        return nodes.stream().mapToLong(amount).sum();
    }
}
