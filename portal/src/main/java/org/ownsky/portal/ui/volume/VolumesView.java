package org.ownsky.portal.ui.volume;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.StorageNavigation;
import org.ownsky.provisioning.volume.VolumeAction;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeQuery;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.provisioning.volume.VolumeView;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;

/** The project's volumes. */
@Route(StorageNavigation.VOLUMES)
@PermitAll
class VolumesView extends Screen implements BeforeEnterObserver {
    private final VolumeService volumes;
    private final QuotaService quota;
    private final VolumeActs acts;
    private final VolumeOffer offer;
    private final Listing<VolumeView> list;
    private final Div bar;
    private final Part empty = new Part("hero");
    private VolumeQuery.Sort sort = VolumeQuery.Sort.CREATED;
    private boolean descending = true;
    private String search = "";
    private Optional<VolumeState> state = Optional.empty();
    private Optional<Money> gibPerHour = Optional.empty();

    VolumesView(
            Surroundings surroundings, VolumeService volumes, QuotaService quota, VolumeActs acts, VolumeOffer offer) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.volumes = volumes;
        this.quota = quota;
        this.acts = acts;
        this.offer = offer;
        caller().requireProject(Permission.PROJECT_READ);
        var may = caller().may(Permission.INSTANCE_OPERATE);
        var head = may
                ? Heads.live(
                        Words.say("volume.title"),
                        Buttons.primary(Words.say("volume.create"), Icon.PLUS, () -> acts.create(this::read)))
                : Heads.live(Words.say("volume.title"));
        bar = new Div(new FindField(Words.say("volume.find"), Words.say("volume.findHint"), this::find), stateChoice());
        bar.addClassName("filters");
        list = columns(Listing.of(
                        Words.say("volume.title"), (VolumeView row) -> row.id().value(), VolumeView::name))
                .announcing(row -> Words.say("volume.isNow", row.name(), VolumeWords.state(row)))
                .buttons(
                        action(VolumeAction.ATTACH)
                                .when(row -> may && row.attachment().isEmpty()),
                        action(VolumeAction.DETACH)
                                .when(row -> may && row.attachment().isPresent()))
                .menu(menu())
                .sortable(this::sort)
                .empty(Words.say("volume.noMatch"))
                .from(cursor -> volumes.page(
                        caller(),
                        new VolumeQuery(
                                search,
                                state.map(Set::of).orElse(Set.of()),
                                Optional.empty(),
                                Optional.empty(),
                                sort,
                                descending,
                                cursor,
                                Listing.PAGE)));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("volume.emptyTitle")),
                Markup.of("p").add(Words.say("volume.emptyText")));
        show(head, bar, list, empty);
    }

    private Listing<VolumeView> columns(Listing<VolumeView> listing) {
        return listing.columns(
                Column.<VolumeView>name(
                                Words.say("volume.column.name"),
                                row -> Markup.of("span", "block")
                                        .add(
                                                Markup.link(StorageNavigation.page(row.id()), "name", row.name())
                                                        .with("title", row.name()),
                                                row.stateReason()
                                                        .map(Cells::note)
                                                        .orElse(Cells.sub(VolumeWords.where(row)))))
                        .sortedBy(VolumeQuery.Sort.NAME.name()),
                Column.state(Words.say("volume.column.state"), VolumeWords::tone, VolumeWords::state)
                        .sortedBy(VolumeQuery.Sort.STATE.name()),
                Column.<VolumeView>fact(
                                Words.say("volume.column.size"),
                                row -> Markup.text("span", "num b", VolumeWords.size(row)))
                        .wide(110)
                        .right()
                        .sortedBy(VolumeQuery.Sort.SIZE.name()),
                Column.<VolumeView>fact(Words.say("volume.column.class"), row -> Cells.line(row.volumeClass()))
                        .wide(110),
                Column.<VolumeView>fact(
                                Words.say("volume.column.node"),
                                row -> row.node().map(Cells::line).orElse(Cells.nothing()))
                        .wide(130),
                Column.<VolumeView>fact(
                                Words.say("volume.column.perMonth"),
                                row -> gibPerHour
                                        .map(each -> Markup.text("span", "num", VolumeOffer.perMonth(each, row.size())))
                                        .orElse(Cells.nothing()))
                        .wide(110)
                        .right());
    }

    /** In the menu: all but what the row's button does. */
    private List<RowAction<VolumeView>> menu() {
        return Stream.of(VolumeAction.GROW, VolumeAction.SNAPSHOT, VolumeAction.DELETE)
                .map(action -> action(action)
                        .look(action == VolumeAction.DELETE ? RowAction.Look.HARMFUL : RowAction.Look.PLAIN))
                .toList();
    }

    private RowAction<VolumeView> action(VolumeAction action) {
        return RowAction.<VolumeView>of(action.verb(), row -> acts.begin(row, action, this::read))
                .unless(row -> VolumeActs.refusal(caller(), row, action));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        read();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("volume.title"));
    }

    private void find(String text) {
        search = text;
        read();
    }

    private Select<VolumeState> stateChoice() {
        var choice = new Select<VolumeState>();
        choice.setAriaLabel(Words.say("volume.column.state"));
        choice.setPlaceholder(Words.say("volume.anyState"));
        choice.setEmptySelectionAllowed(true);
        choice.setEmptySelectionCaption(Words.say("volume.anyState"));
        choice.setItemLabelGenerator(
                wanted -> wanted == null ? Words.say("volume.anyState") : VolumeWords.state(wanted));
        choice.setItems(
                VolumeState.AVAILABLE,
                VolumeState.IN_USE,
                VolumeState.CREATING,
                VolumeState.DELETING,
                VolumeState.ERROR);
        choice.addValueChangeListener(change -> {
            state = Optional.ofNullable(change.getValue());
            read();
        });
        return choice;
    }

    private void sort(Optional<String> key, boolean down) {
        sort = key.map(VolumeQuery.Sort::valueOf).orElse(VolumeQuery.Sort.CREATED);
        descending = key.isEmpty() || down;
        read();
    }

    private void read() {
        gibPerHour = offer.gibPerHour(caller());
        list.read();
        summarize();
    }

    private void summarize() {
        var nothing = list.isEmpty() && search.isEmpty() && state.isEmpty();
        list.setVisible(!nothing);
        bar.setVisible(!nothing);
        empty.setVisible(nothing);
        var lines = quota.usage(caller());
        var foot = Markup.text("span", "num", "");
        for (var line : lines) {
            if (line.resource() == QuotaResource.VOLUME_STORAGE) {
                var taken = line.resource().format(line.used() + line.reserved());
                foot = Markup.text(
                        "span",
                        "num",
                        line.unlimited()
                                ? taken
                                : Words.say(
                                        "volume.ofQuota", taken, line.resource().format(line.limit())));
            }
        }
        var number = lines.stream()
                .filter(line -> line.resource() == QuotaResource.VOLUMES)
                .mapToLong(line -> line.used() + line.reserved())
                .sum();
        list.foot(Markup.text("span", "num sp", Words.count("volume.number", number)), foot);
    }

    @Override
    protected void changed(Change change) {
        list.follow(change, VolumeId.PREFIX, id -> find(new VolumeId(id)));
        summarize();
    }

    private Optional<VolumeView> find(VolumeId id) {
        try {
            return Optional.of(volumes.find(caller(), id));
        } catch (CloudException refusal) {
            if (refusal.error() instanceof CloudError.NotFound) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
