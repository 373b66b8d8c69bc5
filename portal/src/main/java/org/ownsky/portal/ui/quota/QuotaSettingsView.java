package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.quota.plan.LimitTemplate;
import org.ownsky.quota.plan.LimitTemplateService;
import org.ownsky.quota.plan.PlannedLimit;
import org.ownsky.quota.plan.PlannedLimitService;
import org.ownsky.quota.request.ApprovalRule;
import org.ownsky.quota.request.ApprovalRuleService;

/** What governs a tenant's limits: rules that approve, templates, and changes to come. */
@Route(QuotaNavigation.SETTINGS)
@PermitAll
class QuotaSettingsView extends Screen implements BeforeEnterObserver {
    private final ApprovalRuleService rules;
    private final LimitTemplateService templates;
    private final PlannedLimitService plans;
    private final Listing<ApprovalRule> ruleList;
    private final Listing<LimitTemplate> templateList;
    private final Listing<PlannedLimit> planList;

    QuotaSettingsView(
            Surroundings surroundings,
            ApprovalRuleService rules,
            LimitTemplateService templates,
            PlannedLimitService plans) {
        super(surroundings, Reach.FLEET, "narrow");
        this.rules = rules;
        this.templates = templates;
        this.plans = plans;
        this.ruleList = rules();
        this.templateList = templates();
        this.planList = plans();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        caller().require(Permission.TENANT_READ);
        tenant();
        var administers = mayChange();
        show(
                Heads.of(Words.say("quotaSettings.title")),
                section("rules.title", "rules.intro", administers, "rules.add", this::addRule),
                ruleList,
                section("templates.title", "templates.intro", administers, "templates.add", this::addTemplate),
                templateList,
                section("plans.title", "plans.intro", false, "", () -> {}),
                planList);
        read();
    }

    private TenantId tenant() {
        return caller().tenant().orElseThrow(() -> CloudException.of(new CloudError.Forbidden(Permission.TENANT_READ)));
    }

    private boolean mayChange() {
        return caller().mayOperate(tenant(), Permission.TENANT_ADMINISTER);
    }

    private static Div section(String title, String intro, boolean adds, String verb, Runnable add) {
        var text = new Div(new H2(Words.say(title)), new Paragraph(Words.say(intro)));
        text.addClassName("sp");
        var head = new Div(text);
        head.addClassNames("head", "settings");
        if (adds) {
            head.add(Buttons.plain(Words.say(verb), Icon.PLUS, add));
        }
        return head;
    }

    private Listing<ApprovalRule> rules() {
        return Listing.of(
                        Words.say("rules.title"),
                        (ApprovalRule rule) -> rule.id().value(),
                        ApprovalRule::words)
                .columns(
                        Column.<ApprovalRule>name(
                                        Words.say("rules.gives"),
                                        rule -> Cells.named(
                                                Words.say(
                                                        "rules." + (rule.ofOperators() ? "ofTenant" : "ofProject"),
                                                        rule.words()),
                                                Cells.sub(Words.say("rules.madeBy", rule.madeBy()))))
                                .growing(3),
                        Column.<ApprovalRule>fact(
                                        Words.say("rules.validUntil"),
                                        rule -> rule.validUntil()
                                                .map(end -> Cells.line(RequestWords.lastDay(end)))
                                                .orElseGet(Cells::nothing))
                                .wide(140))
                .buttons(RowAction.<ApprovalRule>of(Words.say("rules.remove"), this::removeRule)
                        .when(rule -> mayChange()))
                .empty(Words.say("rules.none"))
                .from(cursor -> page(rules.list(caller(), tenant())));
    }

    private Listing<LimitTemplate> templates() {
        return Listing.of(
                        Words.say("templates.title"),
                        (LimitTemplate template) -> template.id().value(),
                        LimitTemplate::name)
                .columns(Column.<LimitTemplate>name(
                        Words.say("templates.name"),
                        template -> Cells.named(template.name(), Cells.sub(words(template)))))
                .buttons(RowAction.<LimitTemplate>of(Words.say("templates.remove"), this::removeTemplate)
                        .when(template -> mayChange()))
                .empty(Words.say("templates.none"))
                .from(cursor -> page(templates.list(caller(), tenant())));
    }

    private static String words(LimitTemplate template) {
        return template.limits().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(limit -> limit.getKey().amount(limit.getValue()))
                .collect(Collectors.joining(", "));
    }

    private Listing<PlannedLimit> plans() {
        return Listing.of(
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
                                                Cells.sub(plan.project()
                                                        .map(Object::toString)
                                                        .orElse(Words.say("plans.ofTenant")))))
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
                        .when(plan -> mayChange() && plan.state() == PlannedLimit.State.PLANNED))
                .empty(Words.say("plans.none"))
                .from(cursor -> page(plans.list(caller(), tenant())));
    }

    private static <T> KeysetPage<T> page(List<T> all) {
        return new KeysetPage<>(all, Optional.empty());
    }

    private void read() {
        ruleList.read();
        templateList.read();
        planList.read();
    }

    private void addRule() {
        var fields = new RuleFields(caller());
        new FormDialog(
                        Words.say("rules.add"),
                        Words.say("rules.add"),
                        () -> {
                            rules.add(caller(), fields.rule(tenant()));
                            ruleList.read();
                        },
                        fields)
                .open();
    }

    private void addTemplate() {
        var name = new TextField(Words.say("templates.name"));
        var fields = new LimitFields();
        new FormDialog(
                        Words.say("templates.add"),
                        Words.say("templates.add"),
                        () -> {
                            templates.add(caller(), tenant(), name.getValue(), fields.given());
                            templateList.read();
                        },
                        name,
                        fields)
                .open();
    }

    private void removeRule(ApprovalRule rule) {
        if (Notices.attempt(() -> rules.remove(caller(), rule.id()))) {
            ruleList.read();
        }
    }

    private void removeTemplate(LimitTemplate template) {
        if (Notices.attempt(() -> templates.remove(caller(), template.id()))) {
            templateList.read();
        }
    }

    private void cancel(PlannedLimit plan) {
        if (Notices.attempt(() -> plans.cancel(caller(), plan.id()))) {
            planList.read();
        }
    }

    @Override
    public Trail trail() {
        return Trail.of(
                Words.say("quotaSettings.title"), new Trail.Crumb(Words.say("quotas.title"), QuotaNavigation.QUOTAS));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            read();
        }
    }
}
