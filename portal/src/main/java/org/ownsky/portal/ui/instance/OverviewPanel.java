package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import org.ownsky.billing.CostService;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.job.JobCard;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.KeyPairNavigation;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobView;
import org.ownsky.provisioning.keypair.KeyPairService;

/** What it is, how to reach it, what works on it, what it costs. */
final class OverviewPanel implements InstancePanel {
    private final JobService jobs;
    private final CostService costs;
    private final JobCard job;
    private final ConnectCard connect;
    private final Part details = new Part("card");
    private final Part cost = new Part("card");
    private final InstanceCards.OnPage cards;
    private final Div columns;

    OverviewPanel(JobService jobs, CostService costs, KeyPairService keyPairs, InstanceCards.OnPage cards) {
        this.jobs = jobs;
        this.costs = costs;
        this.cards = cards;
        this.job = new JobCard(jobs);
        this.connect = new ConnectCard(keyPairs);
        var left = new Div(cards.first(), job, details);
        left.addClassName("stack");
        var right = new Div(connect);
        right.add(cards.beside());
        right.add(cost);
        right.addClassName("stack");
        columns = new Div(left, right);
        columns.addClassNames("lay", "c2x");
    }

    @Override
    public Component component() {
        return columns;
    }

    @Override
    public void show(Caller caller, InstanceView instance) {
        Optional<JobView> active = instance.activeJob().map(id -> jobs.find(caller, id));
        job.setVisible(active.isPresent());
        active.ifPresent(found -> job.show(caller, found));
        connect.show(caller, instance);
        cards.show(caller, instance);
        details.show(
                Cards.heading(Words.say("instance.details")),
                Markup.of("div", "body").add(details(instance)));
        cost.setVisible(caller.may(Permission.COST_READ));
        if (caller.may(Permission.COST_READ)) {
            cost.show(cost(caller, instance));
        }
    }

    private static Markup details(InstanceView instance) {
        var list = Markup.of("dl", "kv left pairs");
        pair(list, "instance.id", Markup.text("span", "mono", instance.id().value()));
        pair(list, "instance.type", plain(instance.type().name() + " · " + Said.size(instance.type())));
        pair(list, "instance.image", plain(instance.imageName()));
        pair(
                list,
                "instance.address",
                instance.address()
                        .map(address -> Markup.text("span", "mono", address.getHostAddress()))
                        .orElse(plain("–")));
        pair(list, "instance.rootDisk", plain(instance.rootDisk().toString()));
        pair(list, "instance.node", plain(instance.node().orElse("–")));
        pair(
                list,
                "instance.hypervisor",
                plain(
                        instance.node().isEmpty()
                                ? "–"
                                : Words.say(instance.emulated() ? "acceleration.EMULATION" : "acceleration.KVM")));
        pair(
                list,
                "instance.keyPair",
                instance.keyPair()
                        .map(name -> Markup.link(KeyPairNavigation.ADDRESS, "", name))
                        .orElse(plain(Words.say("none"))));
        pair(list, "instance.loginUser", Markup.text("span", "mono", instance.loginUser()));
        pair(
                list,
                "instance.launched",
                Markup.of("span")
                        .add(Moment.ago(instance.launchedAt()))
                        .add(" " + Words.say("by") + " " + instance.launchedBy()));
        if (!instance.owner().equals(instance.launchedBy())) {
            pair(list, "instance.owner", plain(instance.owner()));
        }
        if (instance.state() == InstanceState.RUNNING) {
            instance.observedAt().ifPresent(at -> pair(list, "instance.observed", Moment.ago(at)));
        }
        return list;
    }

    private static Markup plain(String text) {
        return Markup.text("span", "", text);
    }

    private static void pair(Markup list, String key, Markup value) {
        list.add(Markup.of("dt").add(Words.say(key)), Markup.of("dd").add(value));
    }

    private List<Markup> cost(Caller caller, InstanceView instance) {
        var soFar = costs.instance(caller, instance.id());
        return List.of(
                Cards.heading(
                        Words.say("instance.cost"),
                        Markup.link(
                                InstanceNavigation.page(instance.id()) + "/" + InstanceTab.COST.address(),
                                "s13 m",
                                Words.say("instance.breakdown"))),
                Markup.of("div", "body")
                        .add(Markup.of("div", "price")
                                .add(
                                        Markup.text("b", "small-price", Prices.amount(soFar.soFar())),
                                        Markup.text(
                                                "span",
                                                "t2 s13",
                                                Words.say("instance.soFar", Prices.perHour(soFar.perHour()))))));
    }
}
