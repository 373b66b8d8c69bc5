package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.ui.kit.LimitUnit;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.NewApprovalRule;

/** What a rule that approves by itself is made of. */
final class RuleFields extends Div {
    private final Select<QuotaResource> resource = new Select<>();
    private final IntegerField more = new IntegerField(Words.say("rules.more"));
    private final IntegerField days = new IntegerField(Words.say("rules.days"));
    private final DatePicker until = new DatePicker(Words.say("rules.validUntil"));
    private final Checkbox ofOperators = new Checkbox(Words.say("rules.beyondTenant"));

    RuleFields(Caller caller) {
        addClassNames("col", "g12");
        resource.setLabel(Words.say("rules.resource"));
        resource.setItems(QuotaResource.values());
        resource.setItemLabelGenerator(LimitUnit::label);
        resource.setValue(QuotaResource.VCPUS);
        more.setMin(1);
        more.setValue(1);
        more.setStepButtonsVisible(true);
        days.setMin(1);
        days.setHelperText(Words.say("rules.daysHint"));
        until.setLocale(Locale.UK);
        ofOperators.setVisible(caller.may(Permission.FLEET_OPERATE));
        for (var field : new HasSize[] {resource, more, days, until}) {
            field.setWidthFull();
        }
        add(resource, more, days, until, ofOperators);
    }

    NewApprovalRule rule(TenantId tenant) {
        var amount = Optional.ofNullable(more.getValue()).orElse(0);
        return new NewApprovalRule(
                tenant,
                ofOperators.getValue(),
                resource.getValue(),
                amount * LimitUnit.size(resource.getValue()),
                Optional.ofNullable(days.getValue()),
                Optional.ofNullable(until.getValue())
                        .map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
}
