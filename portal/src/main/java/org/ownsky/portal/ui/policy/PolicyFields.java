package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.Policy;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyState;

/** A policy's name, place, rule and state. */
final class PolicyFields extends Div {
    private final TextField name = new TextField(Words.say("policy.name"));
    private final Select<PolicyScope> place = new Select<>();
    private final Select<RuleKind> kind = new Select<>();
    private final RadioButtonGroup<PolicyState> state = new RadioButtonGroup<>();
    private final Map<RuleKind, RuleForm> forms = new EnumMap<>(RuleKind.class);

    PolicyFields(Offered offered, List<PolicyScope> places) {
        addClassNames("col", "g12");
        name.setMaxLength(80);
        name.setWidthFull();
        place.setLabel(Words.say("policy.place"));
        place.setItems(places);
        place.setItemLabelGenerator(
                scope -> Words.say("policy.level." + scope.level().key()));
        place.setValue(places.getLast());
        place.setWidthFull();
        kind.setLabel(Words.say("policy.kind"));
        kind.setItems(RuleKind.values());
        kind.setItemLabelGenerator(RuleKind::label);
        kind.setWidthFull();
        state.setLabel(Words.say("policy.state"));
        state.addClassName("segments");
        state.setItems(PolicyState.values());
        state.setItemLabelGenerator(one -> Words.say("policy.state." + one.key()));
        state.setValue(PolicyState.ON);
        forms.put(RuleKind.APPROVAL, new ApprovalForm(offered));
        forms.put(RuleKind.LEASE, new LeaseForm());
        forms.put(RuleKind.SCHEDULE, new ScheduleForm());
        forms.put(RuleKind.ALLOWED_TYPES, NamesForm.types(offered));
        forms.put(RuleKind.ALLOWED_IMAGES, NamesForm.images(offered));
        forms.put(RuleKind.REQUIRED_TAGS, NamesForm.tags());
        forms.put(RuleKind.NAME_PATTERN, NamesForm.patterns());
        kind.addValueChangeListener(change -> forms.forEach((one, form) -> form.setVisible(one == change.getValue())));
        add(name, place, kind);
        forms.values().forEach(this::add);
        add(state);
        kind.setValue(RuleKind.APPROVAL);
    }

    /** Shows a policy that is there: its place stays. */
    PolicyFields show(Policy policy) {
        name.setValue(policy.name());
        place.setVisible(false);
        kind.setValue(RuleKind.of(policy.rule()));
        form().show(policy.rule());
        state.setValue(policy.state());
        return this;
    }

    PolicyScope place() {
        return place.getValue();
    }

    PolicyDraft draft() {
        return new PolicyDraft(name.getValue(), state.getValue(), form().rule());
    }

    private RuleForm form() {
        return Objects.requireNonNull(forms.get(kind.getValue()));
    }
}
