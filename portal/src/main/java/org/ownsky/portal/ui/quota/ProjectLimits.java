package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Meter;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.quota.TenantQuotas.Row;
import org.ownsky.quota.QuotaResource;

/** The limits of all projects of a tenant, set in place. */
final class ProjectLimits extends Div {
    private final TenantQuotas source;
    private final TenantLimits dialogs;
    private final Supplier<Caller> caller;
    private final TenantId tenant;
    private final Runnable changed;
    private final Listing<Row> list;
    private String search = "";

    ProjectLimits(
            TenantQuotas source, TenantLimits dialogs, Supplier<Caller> caller, TenantId tenant, Runnable changed) {
        this.source = source;
        this.dialogs = dialogs;
        this.caller = caller;
        this.tenant = tenant;
        this.changed = changed;
        var administers = caller.get().mayOperate(tenant, Permission.TENANT_ADMINISTER);
        this.list = Listing.of(
                        Words.say("quotas.projects"),
                        (Row row) -> row.project().id().value(),
                        row -> row.project().name())
                .columns(
                        Column.name(
                                Words.say("project.name"),
                                row -> Cells.named(
                                        row.project().name(),
                                        Cells.sub(row.project().slug().value()))),
                        use(QuotaResource.INSTANCES),
                        use(QuotaResource.VCPUS),
                        use(QuotaResource.MEMORY),
                        use(QuotaResource.ROOT_DISK))
                .menu(List.of(
                        RowAction.<Row>of(Words.say("projects.limits"), this::change)
                                .when(row -> administers),
                        RowAction.<Row>of(Words.say("room.change"), this::changeRoom)
                                .when(row -> administers)))
                .empty(Words.say("projects.none"))
                .from(cursor -> source.page(caller.get(), tenant, search, cursor));
        var filters = new Div(new FindField(Words.say("projects.find"), Words.say("projects.findHint"), this::narrow));
        filters.addClassName("filters");
        addClassName("quota-projects");
        add(filters, list);
    }

    TenantId tenant() {
        return tenant;
    }

    private static Column<Row> use(QuotaResource resource) {
        return Column.<Row>fact(
                        Words.say("quota." + resource.name()),
                        row -> row.line(resource)
                                .map(line -> Markup.of("span", "block")
                                        .with("data-label", Words.say("quota." + resource.name()))
                                        .add(Markup.text(
                                                "span",
                                                "num " + (line.used() + line.reserved() > line.limit() ? "warn-t" : ""),
                                                numbers(Meter.of(line)))))
                                .orElseGet(Cells::nothing))
                .wide(140)
                .growing(1);
    }

    private static String numbers(Meter meter) {
        return meter.beforeText() + " "
                + (meter.limit() > 0 ? Words.say("meter.of", meter.limitText()) : Words.say("meter.noLimit"));
    }

    private void narrow(String text) {
        search = text;
        read();
    }

    void read() {
        list.read();
    }

    void follow(Change change, String prefix) {
        list.follow(change, prefix, this::find);
    }

    /** Empty for what is gone, and for another tenant's. */
    private Optional<Row> find(String id) {
        try {
            return Optional.of(source.find(caller.get(), new ProjectId(id)));
        } catch (CloudException gone) {
            return Optional.empty();
        }
    }

    private void change(Row row) {
        var id = row.project().id();
        dialogs.change(caller, row.project(), () -> {
            list.refresh(source.find(caller.get(), id));
            changed.run();
        });
    }

    /** How far the project's own administrators may go. */
    private void changeRoom(Row row) {
        var fields = new LimitFields();
        var before = source.rooms(caller.get(), row.project().id());
        fields.enter(before);
        new FormDialog(
                        Words.say("room.title", row.project().name()),
                        Words.say("room.save"),
                        () -> {
                            var wanted = new EnumMap<QuotaResource, Long>(QuotaResource.class);
                            before.keySet().forEach(resource -> wanted.put(resource, 0L));
                            wanted.putAll(fields.given());
                            source.changeRooms(caller.get(), row.project().id(), wanted);
                            Notices.tell(Words.say("room.saved"));
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("room.text"))),
                        fields)
                .open();
    }
}
