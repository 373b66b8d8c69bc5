package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.IdFormat;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;

/** One instance. */
@Route(value = InstanceNavigation.LIST + "/:id/:tab?")
@PermitAll
class InstancePage extends Screen implements BeforeEnterObserver {
    private final InstanceService instances;
    private final InstanceActions actions;
    private final InstancePanels panels;
    private final Part title = new Part("sp");
    private final Part tabs = new Part("");
    private final Div body = new Div();
    private final Map<InstanceAction, Button> buttons = new EnumMap<>(InstanceAction.class);
    private @Nullable InstanceView instance;
    private @Nullable InstanceTab tab;
    private @Nullable InstancePanel panel;

    InstancePage(Surroundings surroundings, InstanceService instances, InstanceActions actions, InstancePanels panels) {
        super(surroundings, Reach.PROJECT, "instance");
        this.instances = instances;
        this.actions = actions;
        this.panels = panels;
        var acts = new Div();
        acts.addClassNames("acts", "sticky-actions");
        for (var action : new InstanceAction[] {
            InstanceAction.START, InstanceAction.STOP, InstanceAction.REBOOT, InstanceAction.TERMINATE
        }) {
            var button = Buttons.plain(action.verb(), InstanceActions.icon(action), () -> act(action));
            if (action == InstanceAction.TERMINATE) {
                button.addClassName("danger");
            }
            if (action == InstanceAction.REBOOT) {
                button.getElement().setAttribute("data-keys", "r");
            }
            buttons.put(action, button);
            acts.add(button);
        }
        var head = new Div(title, acts);
        head.addClassName("head");
        show(head, tabs, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("id")
                .filter(word -> IdFormat.matches(InstanceId.PREFIX, word))
                .orElseThrow(NotFoundException::new);
        var wanted = InstanceTab.at(event.getRouteParameters().get("tab")).orElseThrow(NotFoundException::new);
        var found = instances.find(caller(), new InstanceId(id));
        if (instance == null || !instance.id().equals(found.id()) || wanted != tab) {
            tab = wanted;
            panel = panels.of(wanted);
            body.removeAll();
            body.add(panel.component());
        }
        show(found);
    }

    @Override
    public Trail trail() {
        return Trail.of(
                instance == null ? Words.say("instances.title") : instance.name(),
                new Trail.Crumb(Words.say("instances.title"), InstanceNavigation.LIST));
    }

    private void show(InstanceView now) {
        var before = instance;
        instance = now;
        title.show(
                Markup.of("div", "title row wrap")
                        .add(
                                Markup.of("h1", "cut").with("title", now.name()).add(now.name()),
                                Tone.of(now.state())
                                        .badge(Said.state(now.state()))
                                        .key("state")
                                        .version(now.state().word())),
                facts(now));
        tabs.show(tabs(now));
        for (var action : InstanceAction.values()) {
            Buttons.allow(buttonFor(action), InstanceActions.refusal(caller(), now, action));
        }
        // Start and Stop share a place: only one of them ever makes sense.
        var stopped = now.state() == InstanceState.STOPPED;
        buttonFor(InstanceAction.START).setVisible(stopped);
        buttonFor(InstanceAction.STOP).setVisible(!stopped);
        if (panel != null) {
            panel.show(caller(), now);
        }
        if (before != null && before.state() != now.state()) {
            Notices.announce(Words.say("instance.isNow", now.name(), Said.state(now.state())));
        }
    }

    private Button buttonFor(InstanceAction action) {
        return java.util.Objects.requireNonNull(buttons.get(action));
    }

    private static Markup facts(InstanceView now) {
        var line = Markup.of("p", "facts-line");
        now.address().ifPresent(address -> line.add(Markup.text("span", "mono", address.getHostAddress())));
        line.add(Markup.text("span", "", now.type().name()));
        now.node().ifPresent(node -> line.add(Markup.text("span", "", node)));
        line.add(Markup.of("span")
                .add(now.state().word() + " " + Words.say("instance.for") + " ")
                .add(Moment.since(now.stateSince())));
        now.stateReason().ifPresent(reason -> line.add(Markup.text("span", "warn-t", reason)));
        return line;
    }

    private Markup tabs(InstanceView now) {
        var nav = Markup.of("nav", "tabs").with("aria-label", Words.say("instance.tabs"));
        for (var one : InstanceTab.values()) {
            var address = one == InstanceTab.OVERVIEW
                    ? InstanceNavigation.page(now.id())
                    : InstanceNavigation.page(now.id()) + "/" + one.address();
            var link = Markup.link(address, "", one.title());
            nav.add(one == tab ? link.with("aria-current", "page") : link);
        }
        return nav;
    }

    private void act(InstanceAction action) {
        if (instance != null) {
            actions.act(instance, action, this::readAgain);
        }
    }

    private void readAgain() {
        if (instance != null) {
            show(instances.find(caller(), instance.id()));
        }
    }

    @Override
    protected void changed(Change change) {
        if (instance == null) {
            return;
        }
        var job = instance.activeJob();
        if (change.concerns(instance.id().value())
                || job.filter(id -> change.concerns(id.value())).isPresent()) {
            readAgain();
        }
    }
}
