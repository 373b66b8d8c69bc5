package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.plan.LimitTemplate;

/** Fills limits in from a template; hidden where there is none. */
public final class TemplateField extends Select<LimitTemplate> {

    public TemplateField(List<LimitTemplate> templates, LimitFields fields) {
        setLabel(Words.say("limits.template"));
        setItems(templates);
        setItemLabelGenerator(LimitTemplate::name);
        setVisible(!templates.isEmpty());
        setWidthFull();
        addValueChangeListener(change -> Optional.ofNullable(change.getValue())
                .map(LimitTemplate::limits)
                .ifPresent(fields::enter));
    }
}
