package org.ownsky.portal.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.audit.AuditFilter;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.FindField;

/** Search and filters above the trail. */
final class AuditFilters extends Div {
    private static final int PAUSE_MILLISECONDS = 400;

    private final Consumer<AuditFilter> changed;
    private final FindField search =
            new FindField(Words.say("audit.find"), Words.say("audit.findHint"), text -> narrow());
    private final Button outcome = chip();
    private final RadioButtonGroup<Outcome> outcomes = new RadioButtonGroup<>(Words.say("audit.outcome"));
    private final Button action = chip();
    private final ComboBox<String> actions = new ComboBox<>(Words.say("audit.action"));
    private final Button time = chip();
    private final DateTimePicker from = new DateTimePicker(Words.say("audit.fromTime"));
    private final DateTimePicker until = new DateTimePicker(Words.say("audit.untilTime"));
    private final Button ids = chip();
    private final TextField person = field("audit.personId");
    private final TextField subject = field("audit.subjectId");
    private final TextField request = field("audit.requestId");
    private boolean showing;

    /** What became of what somebody wanted. */
    private enum Outcome {
        ANY,
        DONE,
        DENIED;

        String words() {
            return Words.say("audit.outcome." + name());
        }
    }

    AuditFilters(List<String> known, Consumer<AuditFilter> changed) {
        this.changed = changed;
        addClassName("filters");
        outcomes.setItems(Outcome.values());
        outcomes.setItemLabelGenerator(Outcome::words);
        outcomes.addThemeName("vertical");
        actions.setItems(known);
        actions.setClearButtonVisible(true);
        Stream.of(from, until).forEach(picker -> picker.setLocale(Locale.UK));
        add(search);
        open(outcome, outcomes);
        open(action, actions);
        open(time, from, until);
        open(ids, person, subject, request);
        Stream.<HasValue<?, ?>>of(outcomes, actions, from, until, person, subject, request)
                .forEach(field -> field.addValueChangeListener(change -> narrow()));
    }

    /** Shows what the list is narrowed to. */
    void show(AuditFilter filter) {
        showing = true;
        if (!search.getValue().strip().equals(filter.words())) {
            search.setValue(filter.words());
        }
        outcomes.setValue(filter.denied()
                .map(denied -> denied ? Outcome.DENIED : Outcome.DONE)
                .orElse(Outcome.ANY));
        actions.setValue(filter.action().orElse(null));
        from.setValue(filter.from().map(AuditFilters::local).orElse(null));
        until.setValue(filter.until().map(AuditFilters::local).orElse(null));
        person.setValue(filter.account().orElse(""));
        subject.setValue(filter.resource().orElse(""));
        request.setValue(filter.reference().orElse(""));
        showing = false;
        label(filter);
    }

    private void label(AuditFilter filter) {
        label(outcome, filter.denied().isPresent(), outcomes.getValue().words());
        label(action, filter.action().isPresent(), filter.action().orElse(Words.say("audit.anyAction")));
        label(time, filter.from().isPresent() || filter.until().isPresent(), times(filter));
        var chosen = Stream.of(filter.account(), filter.resource(), filter.reference())
                .flatMap(Optional::stream)
                .toList();
        label(ids, !chosen.isEmpty(), chosen.isEmpty() ? Words.say("audit.anyId") : String.join(", ", chosen));
    }

    private static String times(AuditFilter filter) {
        if (filter.from().isEmpty() && filter.until().isEmpty()) {
            return Words.say("audit.anyTime");
        }
        return Stream.of(
                        filter.from().map(at -> Words.say("audit.since", Moment.exact(at))),
                        filter.until().map(at -> Words.say("audit.before", Moment.exact(at))))
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }

    private void narrow() {
        if (!showing) {
            var wanted = chosen();
            label(wanted);
            changed.accept(wanted);
        }
    }

    private AuditFilter chosen() {
        return new AuditFilter(
                search.getValue().strip(),
                given(person.getValue()),
                given(actions.getValue()),
                given(subject.getValue()),
                outcomes.getValue() == Outcome.ANY
                        ? Optional.empty()
                        : Optional.of(outcomes.getValue() == Outcome.DENIED),
                utc(from.getValue()),
                utc(until.getValue()),
                given(request.getValue()));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Optional<Instant> utc(@Nullable LocalDateTime at) {
        return Optional.ofNullable(at).map(value -> value.toInstant(ZoneOffset.UTC));
    }

    private static TextField field(String words) {
        var field = new TextField(Words.say(words));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLISECONDS);
        return field;
    }

    private static Button chip() {
        var chip = new Button();
        chip.addClassName("chip");
        chip.setSuffixComponent(Icon.DOWN.component());
        return chip;
    }

    private static void label(Button chip, boolean on, String words) {
        chip.setText(words);
        chip.setClassName("on", on);
    }

    private void open(Button chip, Component... fields) {
        var content = new Div(fields);
        content.addClassName("stack");
        var popover = new Popover(content);
        popover.setTarget(chip);
        popover.setModal(true);
        popover.setAriaLabel(Words.say("filter.choose"));
        popover.setAutofocus(true);
        add(chip, popover);
    }
}
