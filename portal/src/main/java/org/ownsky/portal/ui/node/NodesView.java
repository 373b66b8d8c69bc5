package org.ownsky.portal.ui.node;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Pages;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.NodeNavigation;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeView;
import org.ownsky.provisioning.reconcile.FindingService;
import org.ownsky.provisioning.reconcile.FindingView;

/** The machines that run guests, and what was found on them that should not be there. */
@Route(NodeNavigation.ADDRESS)
@PermitAll
class NodesView extends Screen {
    private static final int PAUSE_MILLISECONDS = 250;

    private final NodeService nodes;
    private final FindingService findings;
    private final Pages<NodeView> pages;
    private final CallbackDataProvider<NodeView, Void> provider;
    private final TextField search = new TextField();
    private final Div findingList = new Div();

    NodesView(Surroundings surroundings, NodeService nodes, FindingService findings) {
        super(surroundings, Reach.FLEET);
        caller().require(Permission.FLEET_READ);
        this.nodes = nodes;
        this.findings = findings;
        this.pages = new Pages<>(
                NodeGrid.PAGE, cursor -> nodes.page(caller(), search.getValue().strip(), cursor, NodeGrid.PAGE));
        this.provider = pages.provider(NodeView::id);
        var grid = new NodeGrid(this::drain, this::resume, caller().may(Permission.FLEET_OPERATE));
        grid.setItems(provider).setItemCountUnknown();
        grid.setEmptyStateText(Words.say("nodes.none"));
        var head = new Div(new Part("title sp")
                .show(
                        Markup.of("h1").add(Words.say("nodes.title")),
                        Markup.of("span", "row s12 t2")
                                .add(Markup.of("span", "live").with("aria-hidden", "true"))
                                .add(Words.say("live"))));
        head.addClassName("head");
        search.addClassName("find");
        search.setAriaLabel(Words.say("nodes.find"));
        search.setPlaceholder(Words.say("nodes.findHint"));
        search.setPrefixComponent(Icon.SEARCH.component());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(PAUSE_MILLISECONDS);
        search.addValueChangeListener(change -> readAgain());
        var filters = new Div(search);
        filters.addClassName("filters");
        var card = new Div(grid);
        card.addClassNames("card", "grid-card", "tall");
        findingList.addClassNames("stack", "findings");
        show(head, findingList, filters, card);
        showFindings();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("nodes.title"));
    }

    private void readAgain() {
        pages.reset();
        provider.refreshAll();
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            readAgain();
        }
        change.ids().stream()
                .filter(id -> IdFormat.matches(NodeId.PREFIX, id))
                .forEach(id -> provider.refreshItem(nodes.find(caller(), new NodeId(id))));
        showFindings();
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
        if (caller().may(Permission.FLEET_OPERATE)) {
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
        provider.refreshItem(nodes.find(caller(), node.id()));
    }
}
