package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.quota.plan.LimitTemplate;
import org.ownsky.quota.plan.LimitTemplateService;

/** Named sets of limits: a tenant's for its projects, or the operators' for tenants. */
final class TemplateSection extends Div {
    private final LimitTemplateService templates;
    private final Supplier<Caller> caller;
    private final Optional<TenantId> tenant;
    private final Listing<LimitTemplate> list;

    TemplateSection(LimitTemplateService templates, Supplier<Caller> caller, Optional<TenantId> tenant) {
        this.templates = templates;
        this.caller = caller;
        this.tenant = tenant;
        this.list = Listing.of(
                        Words.say("templates.title"),
                        (LimitTemplate template) -> template.id().value(),
                        LimitTemplate::name)
                .columns(Column.<LimitTemplate>name(
                        Words.say("templates.name"),
                        template -> Cells.named(template.name(), Cells.sub(words(template)))))
                .buttons(RowAction.<LimitTemplate>of(Words.say("templates.remove"), this::remove)
                        .when(template -> mayChange()))
                .empty(Words.say("templates.none"))
                .from(cursor -> new KeysetPage<>(
                        tenant.map(id -> templates.list(caller.get(), id))
                                .orElseGet(() -> templates.list(caller.get())),
                        Optional.empty()));
        addClassName("settings-part");
        add(
                QuotaSettingsView.section(
                        "templates.title",
                        tenant.isPresent() ? "templates.intro" : "templates.introTenants",
                        mayChange(),
                        "templates.add",
                        this::ask),
                list);
    }

    void read() {
        list.read();
    }

    private boolean mayChange() {
        return tenant.map(id -> caller.get().mayOperate(id, Permission.TENANT_ADMINISTER))
                .orElseGet(() -> caller.get().may(Permission.FLEET_OPERATE));
    }

    private static String words(LimitTemplate template) {
        return template.limits().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(limit -> limit.getKey().amount(limit.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void ask() {
        var name = new TextField(Words.say("templates.name"));
        var fields = new LimitFields();
        new FormDialog(
                        Words.say("templates.add"),
                        Words.say("templates.add"),
                        () -> {
                            add(name.getValue(), fields.given());
                            read();
                        },
                        name,
                        fields)
                .open();
    }

    private void add(String name, Map<org.ownsky.quota.QuotaResource, Long> limits) {
        if (tenant.isPresent()) {
            templates.add(caller.get(), tenant.get(), name, limits);
        } else {
            templates.add(caller.get(), name, limits);
        }
    }

    private void remove(LimitTemplate template) {
        if (Notices.attempt(() -> templates.remove(caller.get(), template.id()))) {
            read();
        }
    }
}
