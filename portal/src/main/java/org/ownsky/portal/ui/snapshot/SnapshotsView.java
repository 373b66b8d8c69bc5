package org.ownsky.portal.ui.snapshot;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.StorageNavigation;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.snapshot.SnapshotId;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.ownsky.provisioning.snapshot.SnapshotState;
import org.ownsky.provisioning.snapshot.SnapshotView;

/** The project's snapshots. */
@Route(StorageNavigation.SNAPSHOTS)
@PermitAll
class SnapshotsView extends Screen {
    private static final int INSTANCES_SHOWN = 200;

    private final SnapshotService snapshots;
    private final InstanceService instances;
    private final Listing<SnapshotView> list;
    private final Div bar;
    private final Part empty = new Part("hero");
    private String search = "";

    SnapshotsView(Surroundings surroundings, SnapshotService snapshots, InstanceService instances) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.snapshots = snapshots;
        this.instances = instances;
        caller().requireProject(Permission.PROJECT_READ);
        var may = caller().may(Permission.INSTANCE_OPERATE);
        bar = new Div(new FindField(Words.say("snapshot.find"), Words.say("snapshot.findHint"), this::find));
        bar.addClassName("bar");
        list = columns(Listing.of(
                        Words.say("snapshot.title"),
                        (SnapshotView row) -> row.id().value(),
                        SnapshotView::name))
                .announcing(row -> Words.say("volume.isNow", row.name(), state(row)))
                .buttons(RowAction.of(Words.say("snapshot.restore"), this::restore)
                        .when(row -> may && row.state() == SnapshotState.COMPLETED))
                .menu(List.of(RowAction.of(Words.say("snapshot.delete"), this::delete)
                        .look(RowAction.Look.HARMFUL)
                        .when(row -> may)
                        .unless(SnapshotService::refusal)))
                .empty(Words.say("snapshot.noMatch"))
                .from(cursor -> snapshots.page(caller(), search, Optional.empty(), cursor, Listing.PAGE));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("snapshot.emptyTitle")),
                Markup.of("p").add(Words.say("snapshot.emptyText")));
        show(Heads.live(Words.say("snapshot.title")), bar, list, empty);
        read();
    }

    private static Listing<SnapshotView> columns(Listing<SnapshotView> listing) {
        return listing.columns(
                Column.<SnapshotView>name(
                        Words.say("volume.column.name"),
                        row -> Cells.named(
                                row.name(),
                                row.stateReason()
                                        .map(Cells::note)
                                        .orElse(Cells.sub(Words.say("snapshot.of", row.volumeName()))))),
                Column.state(Words.say("volume.column.state"), SnapshotsView::tone, SnapshotsView::state),
                Column.<SnapshotView>fact(
                                Words.say("volume.column.size"),
                                row -> Markup.text("span", "num b", row.size().toString()))
                        .wide(100)
                        .right(),
                Column.<SnapshotView>fact(
                                Words.say("snapshot.column.stored"),
                                row -> row.stored()
                                        .map(stored -> Markup.text("span", "num", stored.toString()))
                                        .orElse(Markup.text("span", "num t2", progress(row))))
                        .wide(130)
                        .right(),
                Column.<SnapshotView>fact(Words.say("snapshot.column.taken"), row -> Moment.ago(row.createdAt()))
                        .wide(120));
    }

    private static String progress(SnapshotView row) {
        return row.state() == SnapshotState.PENDING ? Words.say("snapshot.copied", row.copied(), row.size()) : "–";
    }

    private static String state(SnapshotView row) {
        var word = row.state().word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Tone tone(SnapshotView row) {
        return switch (row.state()) {
            case PENDING -> Tone.PENDING;
            case COMPLETED -> Tone.OK;
            case ERROR -> Tone.ATTENTION;
            case DELETING -> Tone.STOPPING;
            case DELETED -> Tone.TERMINATED;
        };
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("snapshot.title"));
    }

    private void find(String text) {
        search = text;
        read();
    }

    private void read() {
        list.read();
        var nothing = list.isEmpty() && search.isEmpty();
        list.setVisible(!nothing);
        bar.setVisible(!nothing);
        empty.setVisible(nothing);
    }

    @Override
    protected void changed(Change change) {
        if (list.isEmpty()) {
            read();
            return;
        }
        list.follow(change, SnapshotId.PREFIX, id -> find(new SnapshotId(id)));
    }

    private Optional<SnapshotView> find(SnapshotId id) {
        try {
            return Optional.of(snapshots.find(caller(), id));
        } catch (CloudException refusal) {
            if (refusal.error() instanceof CloudError.NotFound) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private void restore(SnapshotView snapshot) {
        var name = new TextField(Words.say("volume.name"));
        name.setMaxLength(63);
        name.setRequiredIndicatorVisible(true);
        name.setValue(Words.say("snapshot.restoredName", snapshot.volumeName()));
        var near = new Select<InstanceView>();
        near.setLabel(Words.say("snapshot.near"));
        near.setHelperText(Words.say("snapshot.nearHint"));
        near.setEmptySelectionAllowed(true);
        near.setEmptySelectionCaption(Words.say("snapshot.nearAny"));
        near.setItemLabelGenerator(instance -> instance == null ? Words.say("snapshot.nearAny") : instance.name());
        near.setItems(
                instances.page(caller(), InstanceQuery.newest(INSTANCES_SHOWN)).items());
        new FormDialog(
                        Words.say("snapshot.restoreTitle", snapshot.name()),
                        Words.say("snapshot.restore"),
                        () -> {
                            var made = snapshots.restore(
                                    caller(),
                                    snapshot.id(),
                                    name.getValue(),
                                    Optional.ofNullable(near.getValue()).map(InstanceView::id));
                            Notices.tell(Words.say("volume.created", made.name()));
                            UI.getCurrent().navigate(StorageNavigation.page(made.id()));
                        },
                        name,
                        near)
                .open();
    }

    private void delete(SnapshotView snapshot) {
        new FormDialog(
                        Words.say("snapshot.deleteTitle", snapshot.name()),
                        Words.say("snapshot.delete"),
                        () -> {
                            snapshots.delete(caller(), snapshot.id());
                            Notices.tell(Words.say("snapshot.deleteAccepted", snapshot.name()));
                            read();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("snapshot.deleteText"))))
                .harmful()
                .open();
    }
}
