package org.ownsky.portal.ui.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.notification.MailChoice;
import org.ownsky.portal.notification.MailSettings;
import org.ownsky.portal.notification.NoticeTopic;
import org.ownsky.portal.notification.NotificationService;
import org.ownsky.portal.notification.QuietHours;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.NotificationNavigation;

/** What the person wants mailed, everywhere and in the project acted in, and when. */
@Route(NotificationNavigation.SETTINGS)
@PermitAll
class NotificationSettingsView extends Screen {
    private final NotificationService notifications;
    private final Map<NoticeTopic, Select<MailChoice>> everywhere = new EnumMap<>(NoticeTopic.class);
    private final Map<NoticeTopic, Select<MailChoice>> here = new EnumMap<>(NoticeTopic.class);
    private final ComboBox<String> zone = new ComboBox<>(Words.say("notice.zone"));
    private final TimePicker quietFrom = new TimePicker(Words.say("notice.quietFrom"));
    private final TimePicker quietTo = new TimePicker(Words.say("notice.quietTo"));
    private final TimePicker digestAt = new TimePicker(Words.say("notice.digestAt"));

    NotificationSettingsView(Surroundings surroundings, NotificationService notifications) {
        super(surroundings, Reach.PROJECT, "form");
        this.notifications = notifications;
        var times = times();
        var project = caller().scope().map(ProjectScope::project);
        var cards = new Div(Cards.card(Words.say("notice.mailed"), choices(Optional.empty(), everywhere)), times);
        project.ifPresent(id -> cards.addComponentAtIndex(
                1, Cards.card(Words.say("notice.mailedHere"), choices(Optional.of(id), here))));
        cards.addClassName("stack");
        Button save = Buttons.primary(Words.say("notice.save"), Icon.CHECK, this::save);
        show(
                Heads.of(Words.say("notice.title"), save),
                NotificationTabs.at(NotificationNavigation.SETTINGS, caller()),
                new Part("intro s13 t2").show(Markup.of("p").add(Words.say("notice.settingsIntro"))),
                cards);
    }

    private Div choices(Optional<ProjectId> project, Map<NoticeTopic, Select<MailChoice>> fields) {
        var chosen = new EnumMap<NoticeTopic, MailChoice>(NoticeTopic.class);
        notifications.preferences(caller()).stream()
                .filter(preference -> preference.project().equals(project))
                .forEach(preference -> chosen.put(preference.topic(), preference.choice()));
        var box = new Div();
        box.addClassNames("two");
        for (var topic : NoticeTopic.values()) {
            if (project.isPresent() && (topic == NoticeTopic.SECURITY || topic == NoticeTopic.OPERATIONS)) {
                continue;
            }
            var field = new Select<MailChoice>();
            field.setLabel(topic.label());
            field.setItems(MailChoice.values());
            field.setItemLabelGenerator(choice -> choice == null ? Words.say("notice.asEverywhere") : choice.label());
            if (project.isPresent()) {
                field.setEmptySelectionAllowed(true);
                field.setEmptySelectionCaption(Words.say("notice.asEverywhere"));
            }
            field.setValue(project.isPresent() ? chosen.get(topic) : chosen.getOrDefault(topic, topic.usual()));
            field.setWidthFull();
            fields.put(topic, field);
            box.add(field);
        }
        return box;
    }

    private com.vaadin.flow.component.Component times() {
        var settings = notifications.settings(caller());
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(
                settings.zone().getId().equals("Z") ? "UTC" : settings.zone().getId());
        quietFrom.setValue(settings.quiet().map(QuietHours::from).orElse(null));
        quietTo.setValue(settings.quiet().map(QuietHours::to).orElse(null));
        quietFrom.setClearButtonVisible(true);
        quietTo.setClearButtonVisible(true);
        digestAt.setValue(settings.digestAt());
        for (var field : new com.vaadin.flow.component.HasSize[] {zone, quietFrom, quietTo, digestAt}) {
            field.setWidthFull();
        }
        var box = new Div(quietFrom, quietTo, digestAt, zone);
        box.addClassName("two");
        return Cards.card(Words.say("notice.times"), box);
    }

    private void save() {
        Notices.attempt(() -> {
            notifications.changeSettings(caller(), new MailSettings(chosenZone(), quiet(), time(digestAt)));
            everywhere.forEach((topic, field) -> notifications.choose(caller(), topic, field.getValue()));
            var project = caller().scope().map(ProjectScope::project);
            here.forEach((topic, field) -> notifications.choose(
                    caller(), project.orElseThrow(), topic, Optional.ofNullable(field.getValue())));
            Notices.tell(Words.say("notice.saved"));
        });
    }

    private ZoneId chosenZone() {
        var value = zone.getValue();
        if (value == null) {
            throw CloudException.invalid(Words.say("notice.zone"), "", "a time zone such as Europe/Oslo");
        }
        return ZoneId.of(value);
    }

    private Optional<QuietHours> quiet() {
        if (quietFrom.getValue() == null && quietTo.getValue() == null) {
            return Optional.empty();
        }
        return Optional.of(new QuietHours(time(quietFrom), time(quietTo)));
    }

    private static LocalTime time(TimePicker field) {
        var value = field.getValue();
        if (value == null) {
            throw CloudException.invalid(field.getLabel(), "", "a time such as 22:00");
        }
        return value;
    }

    @Override
    public Trail trail() {
        return Trail.of(
                Words.say("notice.tab.settings"),
                new Trail.Crumb(Words.say("notice.title"), NotificationNavigation.LIST));
    }

    @Override
    protected void changed(Change change) {
        // Nothing shown here changes by what others do.
    }
}
