package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.CronLine;
import org.ownsky.quota.policy.PolicyRule;

/** When instances start and stop. */
final class ScheduleForm extends RuleForm {
    private final TextField start = new TextField(Words.say("policy.start"));
    private final TextField stop = new TextField(Words.say("policy.stop"));
    private final ComboBox<String> zone = new ComboBox<>(Words.say("policy.zone"));

    ScheduleForm() {
        start.setValue("0 8 * * MON-FRI");
        stop.setValue("0 18 * * MON-FRI");
        start.setHelperText(Words.say("policy.cronHint"));
        for (var field : new TextField[] {start, stop}) {
            field.addClassName("mono");
            field.setWidthFull();
        }
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(name -> name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("SystemV/"))
                .sorted()
                .toList());
        zone.setAllowCustomValue(true);
        zone.addCustomValueSetListener(typed -> zone.setValue(typed.getDetail()));
        zone.setValue("Europe/Vienna");
        zone.setWidthFull();
        add(start, stop, zone);
    }

    @Override
    PolicyRule rule() {
        return new PolicyRule.Schedule(new CronLine(start.getValue()), new CronLine(stop.getValue()), zone());
    }

    private ZoneId zone() {
        var name = zone.getValue() == null ? "" : zone.getValue();
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw CloudException.invalid(Words.say("policy.zone"), name, "a time zone such as Europe/Vienna");
        }
    }

    @Override
    void show(PolicyRule rule) {
        if (rule instanceof PolicyRule.Schedule schedule) {
            start.setValue(schedule.start().text());
            stop.setValue(schedule.stop().text());
            zone.setValue(schedule.zone().getId());
        }
    }
}
