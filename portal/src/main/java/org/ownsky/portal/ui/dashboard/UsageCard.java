package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.history.QuotaHistoryService;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** What the tenant used of one resource on each of the last 90 days, against its limit. */
@SpringComponent
@Scope("prototype")
@Order(30)
class UsageCard implements DashboardCard {
    private final QuotaHistoryService history;
    private final Section card = new Section();
    private final Part head = new Part("");
    private final RadioButtonGroup<QuotaResource> which = new RadioButtonGroup<>();
    private final Part picture = new Part("block");
    private final Map<QuotaResource, UsageSeries> series = new EnumMap<>(QuotaResource.class);

    UsageCard(QuotaHistoryService history) {
        this.history = history;
        which.addClassName("segments");
        which.setAriaLabel(Words.say("usage.which"));
        which.setItems(QuotaResource.values());
        which.setItemLabelGenerator(resource -> Words.say("quota." + resource.name()));
        which.setValue(QuotaResource.VCPUS);
        which.addValueChangeListener(change -> draw());
        var body = new Div(which, picture);
        body.addClassNames("body", "col", "g12");
        card.add(head, body);
        card.addClassName("card");
    }

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
        var tenant = now.tenant().id();
        var today = LocalDate.ofInstant(now.at(), ZoneOffset.UTC);
        var figures = history.of(caller, tenant, UsageSeries.DAYS);
        var forecasts = history.forecast(caller, tenant);
        for (var resource : QuotaResource.values()) {
            series.put(
                    resource,
                    UsageSeries.of(
                            resource,
                            figures,
                            now.resources().quota(),
                            today,
                            Optional.ofNullable(forecasts.get(resource))));
        }
        which.setVisible(series.values().stream().anyMatch(one -> !one.isYoung()));
        draw();
    }

    private void draw() {
        Optional.ofNullable(series.get(which.getValue())).ifPresent(this::draw);
    }

    private void draw(UsageSeries shown) {
        head.show(Cards.heading(
                Words.say("usage.title"), Markup.text("span", "s12 t2", Words.say("usage.hint", UsageSeries.DAYS))));
        if (shown.isYoung()) {
            picture.show(Markup.text("p", "s13 t2", Words.say("usage.young")));
            return;
        }
        var forecast = shown.forecast()
                .map(known -> Words.say(
                        "quotas.forecast",
                        Moment.day(known.reached().atStartOfDay().toInstant(ZoneOffset.UTC))))
                .map(words -> List.of(Markup.text("p", "s12 warn-t", words)))
                .orElse(List.of());
        picture.show(Markup.of("div")
                .add(UsageChart.legend(), UsageChart.picture(shown), UsageChart.twin(shown))
                .add(forecast));
    }
}
