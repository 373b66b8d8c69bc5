package org.ownsky.portal.ui.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.job.JobMarkup;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.portal.ui.navigation.LaunchNavigation;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.job.JobView;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;

/** A project at a glance. */
final class ProjectHome implements HomeView.Summary {
    private final HomeView.Greeting greeting;
    private final ProjectFigures source;
    private final Part trouble = new Part("");
    private final Part figures = new Part("");
    private final Part recent = new Part("card flush");
    private final Part history = new Part("card flush");
    private final Part working = new Part("card");
    private final Part quota = new Part("card");
    private final Div acts = new Div();

    ProjectHome(HomeView.Greeting greeting, ProjectFigures source) {
        this.greeting = greeting;
        this.source = source;
    }

    @Override
    public Component[] components() {
        var title = new Part("sp")
                .show(Markup.of("h1").add(greeting.words()), Markup.of("p").add(greeting.today()));
        acts.addClassNames("acts", "only-d");
        var head = new Div(title, acts);
        head.addClassName("head");
        var left = new Div(recent, history);
        left.addClassName("stack");
        var right = new Div(working, quota);
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassNames("lay", "c2");
        var body = new Div(trouble, figures, columns);
        body.addClassName("stack");
        return new Component[] {head, body};
    }

    @Override
    public void refresh(Caller caller) {
        var now = source.read(caller);
        if (acts.getChildren().findAny().isEmpty() && caller.may(Permission.INSTANCE_OPERATE)) {
            acts.add(Buttons.primary(
                    Words.say("launch.title"), Icon.PLUS, () -> UI.getCurrent().navigate(LaunchNavigation.ADDRESS)));
        }
        trouble.setVisible(now.trouble().isPresent());
        now.trouble().ifPresent(job -> trouble.show(troubleBanner(job)));
        figures.show(Markup.of("div", "lay k4").add(figures(now)));
        recent.show(recent(now));
        history.show(history(now.over()));
        working.show(working(now.underWay()));
        quota.show(quota(now.quota()));
    }

    private static Markup troubleBanner(JobView job) {
        return Cards.banner(
                "",
                Icon.ALERT,
                Words.say("home.trouble", Said.job(job.type()), job.subjectName()),
                job.message().orElse(""),
                Cards.wayOn(JobNavigation.page(job.id()), Words.say("home.seeSteps")));
    }

    private static List<Markup> figures(ProjectFigures.Figures now) {
        var cards = new ArrayList<Markup>();
        var all = total(now.counts());
        cards.add(Cards.figure(
                Words.say("home.running"),
                Words.number(now.counts().getOrDefault(InstanceState.RUNNING, 0L)),
                Words.count("home.ofInstances", all),
                List.of(Cards.remark(otherStates(now.counts())))));
        for (var line : now.quota()) {
            if (line.resource() == QuotaResource.VCPUS || line.resource() == QuotaResource.MEMORY) {
                cards.add(quotaFigure(line));
            }
        }
        now.cost()
                .ifPresent(cost -> cards.add(Cards.figure(
                        Words.say("home.soFar", cost.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                        Prices.amount(cost.soFar()),
                        "",
                        List.of(Cards.remark(Words.say("home.perHour", Prices.perHour(cost.perHour())))))));
        return cards;
    }

    private static Markup quotaFigure(QuotaLine line) {
        var meter = Meter.of(line);
        return Cards.figure(
                meter.label(),
                meter.beforeText(),
                line.unlimited() ? Words.say("meter.noLimit") : Words.say("meter.of", meter.limitText()),
                line.unlimited() ? List.of() : List.of(meter.bar()));
    }

    private static long total(Map<InstanceState, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != InstanceState.TERMINATED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** {@code 1 pending · 2 stopped}. */
    private static String otherStates(Map<InstanceState, Long> counts) {
        var others =
                Said.counts(counts, EnumSet.complementOf(EnumSet.of(InstanceState.RUNNING, InstanceState.TERMINATED)));
        return others.isEmpty() ? Words.say("home.allRunning") : others;
    }

    private static List<Markup> recent(ProjectFigures.Figures now) {
        var list = Markup.of("ul", "list");
        now.recent().forEach(instance -> list.add(row(instance)));
        if (now.recent().isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("home.noInstances")));
        }
        return List.of(
                Cards.heading(
                        Words.say("home.recent"),
                        Markup.link(InstanceNavigation.LIST, "s13 m", Words.say("home.all", total(now.counts())))),
                list);
    }

    private static Markup row(InstanceView instance) {
        var name = Markup.link(InstanceNavigation.page(instance.id()), "nm cut block", instance.name())
                .with("title", instance.name());
        return Markup.of("li")
                .key(instance.id().value())
                .version(instance.state().word())
                .add(
                        Markup.of("span", "what").add(name, Cards.instanceLine(instance)),
                        Tone.of(instance.state()).badge(Said.state(instance.state())));
    }

    private static List<Markup> history(List<JobView> jobs) {
        var list = Markup.of("ul", "list");
        jobs.forEach(job -> list.add(JobMarkup.past(job)));
        if (jobs.isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("home.noActivity")));
        }
        return List.of(
                Cards.heading(
                        Words.say("home.activity"),
                        Markup.link(JobNavigation.ACTIVITY, "s13 m", Words.say("home.allActivity"))),
                list);
    }

    private static List<Markup> working(List<JobView> jobs) {
        var body = Markup.of("div", "body col g12");
        jobs.forEach(job -> body.add(JobMarkup.progress(job)));
        if (jobs.isEmpty()) {
            body.add(Markup.text("p", "s13 t2", Words.say("home.nothingUnderWay")));
        }
        return List.of(
                Cards.heading(Words.say("home.working"), Markup.text("span", "s12 t2", jobsWords(jobs.size()))), body);
    }

    private static String jobsWords(int number) {
        return number == 0 ? Words.say("jobs.none") : Words.count("jobs.number", number);
    }

    private static List<Markup> quota(List<QuotaLine> lines) {
        var meters = Markup.of("div", "qs");
        lines.forEach(line -> meters.add(Meter.of(line).row()));
        return List.of(
                Cards.heading(Words.say("home.quota")), Markup.of("div", "body").add(meters));
    }
}
