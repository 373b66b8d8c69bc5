package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.dashboard.TenantSpend;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceView;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** What costs something and serves nobody: instances that have been stopped for a month keep their disks. */
@SpringComponent
@Scope("prototype")
@Order(30)
class StoppedCard implements DashboardCard {
    private final Part card = new Part("card");

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public Component component() {
        return card;
    }

    @Override
    public void refresh(Caller caller, TenantDashboard now) {
        var stopped = now.resources().stopped();
        var lines = new ArrayList<Markup>();
        var days = TenantDashboard.LONG_STOPPED.toDays();
        if (stopped.number() == 0) {
            lines.add(Markup.text("p", "s13 t2", Words.say("dashboard.nothingLies", days)));
        } else {
            lines.add(sum(now, days));
            Map<ProjectId, String> names = now.resources().projects().stream()
                    .collect(Collectors.toMap(
                            project -> project.project().id(),
                            project -> project.project().name()));
            stopped.largest().forEach(instance -> lines.add(instance(instance, names)));
            lines.add(Markup.text("p", "s12 t2", Words.say("dashboard.lyingHint")));
        }
        card.show(
                Cards.heading(Words.say("dashboard.lying")),
                Markup.of("div", "body col g9").add(lines));
    }

    private static Markup sum(TenantDashboard now, long days) {
        var number = now.resources().stopped().number();
        var row = Markup.of("div", "row s13")
                .add(Markup.text(
                        "span",
                        "sp",
                        Words.say(
                                number == 1 ? "dashboard.stopped.one" : "dashboard.stopped.many",
                                Words.number(number),
                                days)));
        Optional<String> cost =
                now.resources().spend().map(TenantSpend::stoppedPerHour).map(Prices::perMonth);
        cost.ifPresent(amount -> row.add(Markup.text("b", "num", amount)));
        return row;
    }

    private static Markup instance(InstanceView instance, Map<ProjectId, String> names) {
        return Markup.of("div", "row s12 t2")
                .key(instance.id().value())
                .add(
                        Markup.cut(
                                "sp",
                                Words.say(
                                        "dashboard.stoppedInstance",
                                        instance.name(),
                                        names.getOrDefault(instance.project(), ""),
                                        instance.rootDisk())),
                        Markup.of("span").add(Moment.since(instance.stateSince())));
    }
}
