package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.ui.kit.Words;

/** A length of time: a number and its unit. */
final class LengthField extends Div {
    private final String label;
    private final IntegerField number;
    private final Select<Unit> unit = new Select<>();

    /** What lengths are told in. */
    enum Unit {
        MINUTES(Duration.ofMinutes(1)),
        HOURS(Duration.ofHours(1)),
        DAYS(Duration.ofDays(1));

        private final Duration one;

        Unit(Duration one) {
            this.one = one;
        }
    }

    LengthField(String label, Duration value) {
        this.label = label;
        this.number = new IntegerField(label);
        number.setMin(0);
        number.setStepButtonsVisible(true);
        unit.setLabel(Words.say("policy.unit"));
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(one -> Words.say("policy.unit." + one.name()));
        unit.setAriaLabel(label + ", " + Words.say("policy.unit"));
        add(number, unit);
        addClassNames("two");
        show(value);
    }

    void show(Duration value) {
        var fitting = java.util.stream.Stream.of(Unit.DAYS, Unit.HOURS)
                .filter(one -> value.toMillis() % one.one.toMillis() == 0)
                .findFirst()
                .orElse(Unit.MINUTES);
        unit.setValue(fitting);
        number.setValue((int) (value.toMillis() / fitting.one.toMillis()));
    }

    Duration length() {
        var value = number.getValue();
        if (value == null) {
            throw CloudException.invalid(label, "", "a number");
        }
        return unit.getValue().one.multipliedBy(value);
    }
}
