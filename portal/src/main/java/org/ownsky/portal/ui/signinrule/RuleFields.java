package org.ownsky.portal.ui.signinrule;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.oidc.ClaimSource;
import org.ownsky.portal.oidc.NewRule;
import org.ownsky.portal.oidc.SignInRuleService;
import org.ownsky.portal.ui.kit.Words;

/** What a rule looks at, and what it gives where. */
final class RuleFields extends Div {
    private final Select<ClaimSource> source = new Select<>();
    private final TextField claim = new TextField(Words.say("rule.claim"));
    private final TextField value = new TextField(Words.say("rule.value"));
    private final Select<Role> role = new Select<>();
    private final TextField place = new TextField(Words.say("rule.place"));

    RuleFields() {
        addClassNames("col", "g12");
        source.setLabel(Words.say("rule.source"));
        source.setItems(ClaimSource.values());
        source.setItemLabelGenerator(RuleWords::source);
        claim.setHelperText(Words.say("rule.claimHint"));
        value.setHelperText(Words.say("rule.valueHint"));
        role.setLabel(Words.say("rule.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(Role::label);
        place.setHelperText(Words.say("rule.placeHint"));
        source.addValueChangeListener(change -> claim.setVisible(source.getValue() == ClaimSource.CLAIM));
        role.addValueChangeListener(change ->
                place.setVisible(role.getValue() != null && role.getValue().reach() != Role.Reach.FLEET));
        source.setValue(ClaimSource.GROUP);
        claim.setVisible(false);
        role.setValue(Role.MEMBER);
        source.setWidthFull();
        claim.setWidthFull();
        value.setWidthFull();
        role.setWidthFull();
        place.setWidthFull();
        add(source, claim, value, role, place);
    }

    /**
     * The rule that is written here.
     *
     * @throws CloudException InvalidInput for what is missing; NotFound for a place that is not there
     */
    NewRule rule(Caller caller, SignInRuleService rules) {
        return new NewRule(
                source.getValue(),
                claim.getValue(),
                value.getValue(),
                rules.place(caller, role.getValue(), place.getValue()));
    }
}
