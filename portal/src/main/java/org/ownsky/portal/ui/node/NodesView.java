package org.ownsky.portal.ui.node;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.NodeNavigation;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.provisioning.node.NodeView;
import org.ownsky.provisioning.node.ZoneView;
import org.ownsky.provisioning.reconcile.FindingService;
import org.ownsky.provisioning.reconcile.FindingView;
import org.ownsky.quota.CommitmentService;

/** The machines that run guests, and what was found on them that should not be there. */
@Route(NodeNavigation.ADDRESS)
@PermitAll
class NodesView extends Screen implements BeforeEnterObserver {
    private static final String FIND = "find";

    private final NodeService nodes;
    private final FindingService findings;
    private final CommitmentService commitments;
    private final Listing<NodeView> list;
    private final FindField search = new FindField(Words.say("nodes.find"), Words.say("nodes.findHint"), this::narrow);
    private final Div findingList = new Div();
    private final Part zones = new Part("zones");

    NodesView(Surroundings surroundings, NodeService nodes, FindingService findings, CommitmentService commitments) {
        super(surroundings, Reach.FLEET, "list-page");
        caller().require(Permission.FLEET_READ);
        this.nodes = nodes;
        this.findings = findings;
        this.commitments = commitments;
        this.list = NodeRows.list()
                .menu(List.of(
                        RowAction.of(Words.say("nodes.drain"), this::drain)
                                .when(node -> operable() && node.state() != NodeState.DRAINING),
                        RowAction.of(Words.say("nodes.resume"), this::resume)
                                .when(node -> operable() && node.state() == NodeState.DRAINING),
                        RowAction.of(Words.say("nodes.zone"), this::askZone).when(node -> operable())))
                .from(cursor -> nodes.page(caller(), search.getValue().strip(), cursor, Listing.PAGE));
        var head = Heads.live(Words.say("nodes.title"));
        var filters = new Div(search);
        filters.addClassName("filters");
        findingList.addClassNames("stack", "findings");
        show(head, findingList, zones, filters, list);
        showFindings();
        showZones();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(FIND)
                .map(String::strip)
                .orElse(""));
        list.read();
    }

    private void narrow(String text) {
        var address = text.isEmpty() ? QueryParameters.empty() : QueryParameters.of(FIND, text);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(NodeNavigation.ADDRESS, address));
        list.read();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("nodes.title"));
    }

    @Override
    protected void changed(Change change) {
        list.follow(change, NodeId.PREFIX, id -> Optional.of(nodes.find(caller(), new NodeId(id))));
        showFindings();
        showZones();
    }

    private void showZones() {
        var there = nodes.zones(caller());
        var granted = commitments.granted(caller());
        zones.setVisible(!there.isEmpty());
        zones.show(Markup.of("div", "lay k3")
                .add(Commitment.cards(there, granted))
                .add(Markup.of("section", "card")
                        .key("granted")
                        .add(
                                Cards.heading(Words.say("zone.granted")),
                                Markup.of("div", "body").add(Commitment.granted(there, granted)))));
    }

    private void askZone(NodeView node) {
        var zone = new ComboBox<String>(Words.say("nodes.zone"));
        zone.setItems(nodes.zones(caller()).stream().map(ZoneView::name).toList());
        zone.setAllowCustomValue(true);
        zone.addCustomValueSetListener(typed -> zone.setValue(typed.getDetail()));
        zone.setValue(node.zone());
        zone.setHelperText(Words.say("nodes.zoneHint"));
        new FormDialog(
                        Words.say("nodes.zoneTitle", node.name()),
                        Words.say("nodes.zoneSave"),
                        () -> {
                            list.refresh(nodes.place(
                                    caller(),
                                    node.id(),
                                    Optional.ofNullable(zone.getValue()).orElse("")));
                            showZones();
                        },
                        zone)
                .open();
    }

    private void showFindings() {
        findingList.removeAll();
        var open = findings.open(caller());
        findingList.setVisible(!open.isEmpty());
        open.forEach(finding -> findingList.add(banner(finding)));
    }

    private Div banner(FindingView finding) {
        var text = new Part("row top sp")
                .show(
                        Markup.of("span", "ic").add(Markup.of("span", "i l i-alert")),
                        Markup.of("div", "sp")
                                .add(
                                        Markup.of("b")
                                                .add(Words.say(
                                                        "finding."
                                                                + finding.kind().name(),
                                                        finding.subject(),
                                                        finding.node())),
                                        Markup.of("p").add(finding.explanation())));
        var banner = new Div(text);
        banner.addClassNames("banner", "warn");
        if (operable()) {
            var acts = new Div(Buttons.plain(Words.say("finding.remove"), Icon.TRASH, () -> confirm(finding)));
            acts.addClassName("acts");
            banner.add(acts);
        }
        return banner;
    }

    private void confirm(FindingView finding) {
        var dialog = new Dialog(Words.say("finding.removeTitle", finding.subject()));
        dialog.add(new Part("s13 t2").show(Markup.of("p").add(Words.say("finding.removeText", finding.node()))));
        var remove = new Button(Words.say("finding.remove"), click -> {
            dialog.close();
            Notices.attempt(() -> findings.remove(caller(), finding.id()));
            showFindings();
        });
        remove.addClassName("danger-solid");
        dialog.getFooter().add(Buttons.plain(Words.say("cancel"), dialog::close), remove);
        dialog.open();
    }

    private boolean operable() {
        return caller().may(Permission.FLEET_OPERATE);
    }

    private void drain(NodeView node) {
        act(node, () -> nodes.drain(caller(), node.id()), "nodes.draining");
    }

    private void resume(NodeView node) {
        act(node, () -> nodes.resume(caller(), node.id()), "nodes.resumed");
    }

    private void act(NodeView node, Runnable action, String done) {
        if (Notices.attempt(action)) {
            Notices.tell(Words.say(done, node.name()));
        }
        list.refresh(nodes.find(caller(), node.id()));
    }
}
