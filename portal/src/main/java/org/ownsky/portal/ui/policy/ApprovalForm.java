package org.ownsky.portal.ui.policy;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.PolicyRule;

/** Which launches wait for approval. */
final class ApprovalForm extends RuleForm {
    private final Currency currency;
    private final IntegerField moreThan = new IntegerField(Words.say("policy.moreThan"));
    private final BigDecimalField dearerThan = new BigDecimalField(Words.say("policy.dearerThan"));
    private final Choice types;
    private final Choice images;
    /** Set through the API only, and kept here. */
    private Set<ProjectId> projects = Set.of();

    ApprovalForm(Offered offered) {
        currency = offered.currency();
        types = new Choice(Words.say("policy.types"), offered.types());
        images = new Choice(Words.say("policy.images"), offered.images());
        moreThan.setMin(1);
        moreThan.setStepButtonsVisible(true);
        moreThan.setSuffixComponent(new Span(Words.say("policy.moreThanUnit")));
        dearerThan.setLocale(Locale.ENGLISH);
        dearerThan.setPrefixComponent(new Span(currency.getSymbol(Locale.UK)));
        dearerThan.setSuffixComponent(new Span(Words.say("policy.aMonth")));
        moreThan.setWidthFull();
        dearerThan.setWidthFull();
        add(new Span(Words.say("policy.approvalHint")), moreThan, dearerThan, types, images);
    }

    @Override
    PolicyRule rule() {
        return new PolicyRule.Approval(
                Optional.ofNullable(moreThan.getValue()),
                Optional.ofNullable(dearerThan.getValue()).map(amount -> new Money(amount, currency)),
                types.getValue(),
                images.getValue(),
                projects);
    }

    @Override
    void show(PolicyRule rule) {
        if (rule instanceof PolicyRule.Approval approval) {
            moreThan.setValue(approval.moreThan().orElse(null));
            dearerThan.setValue(approval.dearerThan().map(Money::amount).orElse(null));
            types.choose(approval.types());
            images.choose(approval.images());
            projects = approval.projects();
        }
    }
}
