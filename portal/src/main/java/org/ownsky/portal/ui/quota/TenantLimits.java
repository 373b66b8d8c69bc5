package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.plan.LimitTemplate;
import org.ownsky.quota.plan.LimitTemplateService;
import org.ownsky.quota.plan.PlannedLimitService;
import org.springframework.stereotype.Component;

/** Asks for the limits of a tenant or a project: at once or from a day on, by hand or from a template. */
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

    /** Opens the form for a tenant's own limits. */
    public void change(Supplier<Caller> caller, TenantView tenant, Runnable done) {
        var id = tenant.id();
        ask(
                tenant.name(),
                limits.usage(caller.get(), id),
                templates.list(caller.get()),
                new Setting(
                        wanted -> limits.change(caller.get(), id, wanted),
                        (wanted, from) -> plans.plan(caller.get(), id, wanted, from)),
                done);
    }

    /** Opens the form for a project's limits. */
    public void change(Supplier<Caller> caller, ProjectView project, Runnable done) {
        var id = project.id();
        ask(
                project.name(),
                limits.usage(caller.get(), id),
                templates.list(caller.get(), project.tenant().id()),
                new Setting(
                        wanted -> limits.change(caller.get(), id, wanted),
                        (wanted, from) -> plans.plan(caller.get(), id, wanted, from)),
                done);
    }

    /** How limits are set now, and planned. */
    private record Setting(
            Consumer<Map<QuotaResource, Long>> now, BiConsumer<Map<QuotaResource, Long>, Instant> later) {}

    private static void ask(
            String name, List<QuotaLine> lines, List<LimitTemplate> known, Setting setting, Runnable done) {
        var fields = new LimitFields().show(lines);
        var from = new DatePicker(Words.say("limits.from"));
        from.setLocale(Locale.UK);
        from.setPlaceholder(Words.say("limits.atOnce"));
        new FormDialog(
                        Words.say("limits.title", name),
                        Words.say("limits.save"),
                        () -> {
                            var moment = Optional.ofNullable(from.getValue())
                                    .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
                            moment.ifPresentOrElse(
                                    start -> setting.later().accept(fields.changed(), start),
                                    () -> setting.now().accept(fields.changed()));
                            Notices.tell(Words.say(moment.isPresent() ? "limits.planned" : "limits.saved"));
                            done.run();
                        },
                        new TemplateField(known, fields),
                        fields,
                        from)
                .open();
    }
}
