package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.LimitUnit;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.Approval;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.Weighing;

/** Amounts, an end and a note, filled in as asked, and the two answers. */
final class DecisionCard extends Section {
    private static final int LONGEST_NOTE = 1000;

    private final RequestPanels source;
    private final Supplier<Caller> caller;
    private final QuotaRequestView request;
    private final Consumer<QuotaRequestView> decided;
    private final Map<QuotaResource, IntegerField> grants = new EnumMap<>(QuotaResource.class);
    private final Optional<LocalDate> asked;
    private final DatePicker until = new DatePicker(Words.say("request.grantUntil"));
    private final TextField note;

    DecisionCard(
            RequestPanels source,
            Supplier<Caller> caller,
            QuotaRequestView request,
            Weighing weighing,
            Consumer<QuotaRequestView> decided) {
        this.source = source;
        this.caller = caller;
        this.request = request;
        this.decided = decided;
        this.asked = request.until()
                .map(end -> end.atZone(ZoneOffset.UTC).minusSeconds(1).toLocalDate());
        this.note = new TextField(Words.say("request.noteTo", firstName(request.askedByName())));
        addClassName("card");
        add(fields(), answers(weighing));
    }

    private Div fields() {
        var amounts = new Div();
        amounts.addClassName("grants");
        for (var line : request.lines()) {
            var field = new IntegerField(Words.say("request.grant", LimitUnit.label(line.resource())));
            field.setValue(LimitUnit.ceiling(line.resource(), line.wanted()));
            field.setStepButtonsVisible(true);
            field.setMin(0);
            grants.put(line.resource(), field);
            amounts.add(field);
        }
        until.setLocale(Locale.UK);
        until.setPlaceholder(Words.say("more.noEnd"));
        until.setClearButtonVisible(true);
        asked.ifPresent(until::setValue);
        amounts.add(until);
        note.setMaxLength(LONGEST_NOTE);
        note.setPlaceholder(Words.say("request.noteOptional"));
        note.setWidthFull();
        var body = new Div(amounts, note);
        body.addClassNames("body", "col", "g12");
        return body;
    }

    private Div answers(Weighing weighing) {
        Button decline = Buttons.plain(Words.say("request.decline"), Icon.CLOSE, this::decline);
        decline.addClassName("danger");
        decline.setDisableOnClick(true);
        Button approve = Buttons.primary(Words.say("request.approve"), Icon.CHECK, this::approve);
        approve.setDisableOnClick(true);
        approve.getElement().setAttribute("data-keys", "a");
        var beyond = weighing.mayApprove()
                ? Optional.<String>empty()
                : Optional.of(Words.say("request.beyond", source.deciders(caller.get(), request)));
        Buttons.allow(approve, beyond);
        var hint = new Part("sp s12 t2")
                .show(Markup.of("span")
                        .add(beyond.map(why -> Markup.text("span", "", why))
                                .orElseGet(() -> Markup.of("span", "only-d")
                                        .add(Markup.of("kbd").add("A"))
                                        .add(" " + Words.say("request.keys")))));
        var answers = new Div(decline, hint, approve);
        answers.addClassNames("card-foot", "sticky-actions");
        return answers;
    }

    private void approve() {
        answer(() -> source.approve(caller.get(), request, new Approval(changed(), end(), note.getValue())));
    }

    private void decline() {
        answer(() -> source.decline(caller.get(), request, note.getValue()));
    }

    private void answer(Supplier<QuotaRequestView> work) {
        try {
            var now = work.get();
            Notices.tell(Words.say(
                    "request.done",
                    RequestWords.title(now),
                    RequestWords.state(now.state()).toLowerCase(Locale.ENGLISH)));
            decided.accept(now);
        } catch (CloudException refused) {
            Notices.refused(refused);
            getChildren()
                    .flatMap(part -> part.getChildren())
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .forEach(button -> button.setEnabled(true));
        }
    }

    /** Amounts that differ from what was asked for; those that stay are granted to the byte. */
    private Map<QuotaResource, Long> changed() {
        var limits = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        for (var line : request.lines()) {
            var value = grants.get(line.resource());
            var entered = value == null ? null : value.getValue();
            if (entered == null) {
                limits.put(line.resource(), line.present());
            } else if (entered != LimitUnit.ceiling(line.resource(), line.wanted())) {
                limits.put(line.resource(), entered * LimitUnit.size(line.resource()));
            }
        }
        return limits;
    }

    private Approval.End end() {
        var day = Optional.ofNullable(until.getValue());
        if (day.equals(asked)) {
            return new Approval.End.AsAsked();
        }
        return day.<Approval.End>map(last ->
                        new Approval.End.At(last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .orElseGet(Approval.End.Never::new);
    }

    private static String firstName(String name) {
        return name.strip().split("\\s+", 2)[0];
    }
}
