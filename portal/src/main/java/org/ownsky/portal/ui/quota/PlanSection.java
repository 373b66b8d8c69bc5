package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.quota.plan.PlannedLimit;
import org.ownsky.quota.plan.PlannedLimitService;

/** Limits of a tenant and its projects that change on a day. */
final class PlanSection extends Div {
    private final PlannedLimitService plans;
    private final ProjectService projects;
    private final Supplier<Caller> caller;
    private final TenantId tenant;
    private final Map<ProjectId, String> names = new HashMap<>();
    private final Listing<PlannedLimit> list;

    PlanSection(PlannedLimitService plans, ProjectService projects, Supplier<Caller> caller, TenantId tenant) {
        this.plans = plans;
        this.projects = projects;
        this.caller = caller;
        this.tenant = tenant;
        this.list = Listing.of(
                        Words.say("plans.title"),
                        (PlannedLimit plan) -> plan.id().value(),
                        plan -> plan.resource().label())
                .columns(
                        Column.<PlannedLimit>name(
                                        Words.say("plans.what"),
                                        plan -> Cells.named(
                                                Words.say(
                                                        "plans.limit",
                                                        Words.say("quota."
                                                                + plan.resource()
                                                                        .name()),
                                                        plan.resource().format(plan.limit())),
                                                Cells.sub(place(plan))))
                                .growing(2),
                        Column.<PlannedLimit>fact(Words.say("plans.from"), plan -> Cells.line(Moment.day(plan.from())))
                                .wide(130),
                        Column.<PlannedLimit>fact(
                                        Words.say("plans.state"),
                                        plan -> Cells.lines(
                                                Words.say("plans.state."
                                                        + plan.state().name()),
                                                plan.note()))
                                .growing(2))
                .buttons(RowAction.<PlannedLimit>of(Words.say("plans.cancel"), this::cancel)
                        .when(plan -> plan.state() == PlannedLimit.State.PLANNED && mayCancel(plan)))
                .empty(Words.say("plans.none"))
                .from(cursor -> new KeysetPage<>(plans.list(caller.get(), tenant), Optional.empty()));
        addClassName("settings-part");
        add(QuotaSettingsView.section("plans.title", "plans.intro", false, "", () -> {}), list);
    }

    void read() {
        list.read();
    }

    private boolean mayCancel(PlannedLimit plan) {
        return caller.get()
                .mayOperate(
                        tenant, plan.project().isPresent() ? Permission.TENANT_ADMINISTER : Permission.FLEET_OPERATE);
    }

    private String place(PlannedLimit plan) {
        return plan.project()
                .map(project -> names.computeIfAbsent(project, this::name))
                .orElseGet(() -> Words.say("plans.ofTenant"));
    }

    /** By its id, when it is gone. */
    private String name(ProjectId project) {
        try {
            return projects.find(caller.get(), project).name();
        } catch (CloudException gone) {
            return project.value();
        }
    }

    private void cancel(PlannedLimit plan) {
        if (Notices.attempt(() -> plans.cancel(caller.get(), plan.id()))) {
            read();
        }
    }
}
