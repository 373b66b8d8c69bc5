package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ownsky.billing.TenantCost;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.dashboard.TenantSpend;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** The month's cost, what was promised of processors and memory, and the instances. */
@SpringComponent
@Scope("prototype")
@Order(10)
class KeyFigures implements DashboardCard {
    private final Part figures = new Part("");

    @Override
    public Place place() {
        return Place.TOP;
    }

    @Override
    public Component component() {
        return figures;
    }

    @Override
    public void refresh(Caller caller, TenantDashboard now) {
        var cards = new ArrayList<Markup>();
        now.resources().spend().map(TenantSpend::month).map(KeyFigures::month).ifPresent(cards::add);
        for (var line : now.resources().quota()) {
            if (line.resource() == QuotaResource.VCPUS || line.resource() == QuotaResource.MEMORY) {
                cards.add(promised(line));
            }
        }
        cards.add(instances(now.resources().instances()));
        figures.show(Markup.of("div", "lay k4").add(cards));
    }

    private static Markup month(TenantCost cost) {
        return Cards.figure(
                Words.say("home.soFar", cost.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                Prices.amount(cost.total().soFar()),
                "",
                List.of(Cards.remark(Words.say(
                        "dashboard.forecast", Prices.amount(cost.total().forecast())))));
    }

    private static Markup promised(QuotaLine line) {
        var meter = Meter.of(line);
        return Cards.figure(
                Words.say("dashboard.promised", meter.label()),
                meter.beforeBesideLimit(),
                line.unlimited() ? Words.say("meter.noLimit") : Words.say("meter.of", meter.limitText()),
                line.unlimited() ? List.of() : List.of(meter.bar()));
    }

    private static Markup instances(Map<InstanceState, Long> counts) {
        var others =
                Said.counts(counts, EnumSet.complementOf(EnumSet.of(InstanceState.RUNNING, InstanceState.TERMINATED)));
        return Cards.figure(
                Words.say("home.running"),
                Words.number(counts.getOrDefault(InstanceState.RUNNING, 0L)),
                Words.count("home.ofInstances", total(counts)),
                List.of(Cards.remark(others.isEmpty() ? Words.say("home.allRunning") : others)));
    }

    /** Those that are there. */
    static long total(Map<InstanceState, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != InstanceState.TERMINATED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
