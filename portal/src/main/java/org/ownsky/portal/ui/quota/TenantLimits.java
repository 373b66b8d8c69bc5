package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.plan.LimitTemplateService;
import org.ownsky.quota.plan.PlannedLimitService;
import org.springframework.stereotype.Component;

/** Asks an operator for a tenant's own limits: at once or from a day on, by hand or from a template. */
@Component
public class TenantLimits {
    private final LimitService limits;
    private final LimitTemplateService templates;
    private final PlannedLimitService plans;

    TenantLimits(LimitService limits, LimitTemplateService templates, PlannedLimitService plans) {
        this.limits = limits;
        this.templates = templates;
        this.plans = plans;
    }

    /** For a tenant that is made now: templates for tenants, to be filled in from. */
    public TemplateField templates(Caller caller, LimitFields fields) {
        return new TemplateField(templates.list(caller), fields);
    }

    /** For a project that is made now, in the tenant acted in. */
    public TemplateField templatesForProjects(Caller caller, LimitFields fields) {
        return new TemplateField(templates.list(caller, caller.tenant().orElseThrow()), fields);
    }

    /** Opens the form. */
    public void change(Supplier<Caller> caller, TenantView tenant, Runnable done) {
        var fields = new LimitFields().show(limits.usage(caller.get(), tenant.id()));
        var from = new DatePicker(Words.say("limits.from"));
        from.setLocale(Locale.UK);
        from.setPlaceholder(Words.say("limits.atOnce"));
        new FormDialog(
                        Words.say("limits.title", tenant.name()),
                        Words.say("limits.save"),
                        () -> {
                            var moment = Optional.ofNullable(from.getValue())
                                    .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
                            if (moment.isPresent()) {
                                plans.plan(caller.get(), tenant.id(), fields.changed(), moment.get());
                            } else {
                                limits.change(caller.get(), tenant.id(), fields.changed());
                            }
                            Notices.tell(Words.say(moment.isPresent() ? "limits.planned" : "limits.saved"));
                            done.run();
                        },
                        templates(caller.get(), fields),
                        fields,
                        from)
                .open();
    }
}
