package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.quota.request.ApprovalRule;
import org.ownsky.quota.request.ApprovalRuleService;

/** Rules of a tenant that approve requests without anybody. */
final class RuleSection extends Div {
    private final ApprovalRuleService rules;
    private final Supplier<Caller> caller;
    private final TenantId tenant;
    private final Listing<ApprovalRule> list;

    RuleSection(ApprovalRuleService rules, Supplier<Caller> caller, TenantId tenant) {
        this.rules = rules;
        this.caller = caller;
        this.tenant = tenant;
        this.list = Listing.of(
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
                .buttons(RowAction.<ApprovalRule>of(Words.say("rules.remove"), this::remove)
                        .when(this::mayRemove))
                .empty(Words.say("rules.none"))
                .from(cursor -> new KeysetPage<>(rules.list(caller.get(), tenant), Optional.empty()));
        addClassName("settings-part");
        var administers = caller.get().mayOperate(tenant, Permission.TENANT_ADMINISTER);
        add(QuotaSettingsView.section("rules.title", "rules.intro", administers, "rules.add", this::ask), list);
    }

    void read() {
        list.read();
    }

    private boolean mayRemove(ApprovalRule rule) {
        return caller.get()
                .mayOperate(tenant, rule.ofOperators() ? Permission.FLEET_OPERATE : Permission.TENANT_ADMINISTER);
    }

    private void ask() {
        var fields = new RuleFields(caller.get());
        new FormDialog(
                        Words.say("rules.add"),
                        Words.say("rules.add"),
                        () -> {
                            rules.add(caller.get(), fields.rule(tenant));
                            read();
                        },
                        fields)
                .open();
    }

    private void remove(ApprovalRule rule) {
        if (Notices.attempt(() -> rules.remove(caller.get(), rule.id()))) {
            read();
        }
    }
}
