package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.schedule.ScheduleService;
import org.ownsky.provisioning.schedule.ScheduleView;

/** By which schedules an instance runs, and the button that has them do nothing for a while; hidden for one without. */
final class ScheduleCard extends Section {
    private final ScheduleService schedules;
    private final Part content = new Part("");
    private final Button pause;
    private final Button resume;
    private @Nullable Caller caller;
    private @Nullable InstanceView instance;

    ScheduleCard(ScheduleService schedules) {
        this.schedules = schedules;
        pause = Buttons.plain(Words.say("schedule.pause"), Icon.CLOCK, this::ask);
        resume = Buttons.plain(Words.say("schedule.resume"), Icon.PLAY, () -> pause(Instant.EPOCH));
        var acts = new Div(pause, resume);
        acts.addClassName("body");
        add(content, acts);
        addClassName("card");
        setVisible(false);
    }

    void show(Caller by, InstanceView now) {
        caller = by;
        instance = now;
        var found = schedules.find(by, now.id());
        setVisible(found.isPresent());
        found.ifPresent(schedule -> show(by, now, schedule));
    }

    private void show(Caller by, InstanceView now, ScheduleView schedule) {
        var lines = Markup.of("div", "body col g12");
        schedule.lines()
                .forEach(line -> lines.add(Markup.of("p", "s13")
                        .add(Words.say("schedule.line", line.start(), line.stop(), line.zone(), line.rule()))));
        lines.add(Markup.text(
                "p",
                "s13 t2",
                schedule.pausedUntil()
                        .map(until -> Words.say("schedule.paused", Moment.exact(until)))
                        .orElseGet(() -> Words.say("schedule.next", Moment.exact(schedule.next())))));
        content.show(Cards.heading(Words.say("schedule.title")), lines);
        var may = by.mayOperate(now.project(), Permission.INSTANCE_OPERATE);
        pause.setVisible(may && schedule.pausedUntil().isEmpty());
        resume.setVisible(may && schedule.pausedUntil().isPresent());
    }

    private void ask() {
        var until = new DateTimePicker(Words.say("schedule.until"));
        until.setWidthFull();
        new FormDialog(
                        Words.say("schedule.pauseTitle"),
                        Words.say("schedule.pause"),
                        () -> pause(Optional.ofNullable(until.getValue())
                                .map(moment -> moment.toInstant(ZoneOffset.UTC))
                                .orElseThrow(() ->
                                        CloudException.invalid(Words.say("schedule.until"), "", "a day and a time"))),
                        until)
                .open();
    }

    private void pause(Instant until) {
        if (caller != null && instance != null) {
            schedules.pause(caller, instance.id(), until);
            Notices.tell(Words.say(until.equals(Instant.EPOCH) ? "schedule.resumed" : "schedule.isPaused"));
            show(caller, instance);
        }
    }
}
