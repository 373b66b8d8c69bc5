package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.StorageNavigation;
import org.ownsky.portal.ui.volume.VolumeActs;
import org.ownsky.portal.ui.volume.VolumeWords;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.volume.VolumeAction;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeView;

/** The instance's root disk and volumes, and what can be done to them from here. */
final class StoragePanel implements InstancePanel {
    private final VolumeService volumes;
    private final VolumeActs acts;
    private final Part root = new Part("card");
    private final Listing<VolumeView> list;
    private final Button attach = Buttons.plain(VolumeAction.ATTACH.verb(), Icon.PLUG, this::attach);
    private final Part none = new Part("");
    private final Div stack;
    private List<VolumeView> shown = List.of();
    private @Nullable Caller caller;
    private @Nullable InstanceView instance;

    StoragePanel(VolumeService volumes, VolumeActs acts) {
        this.volumes = volumes;
        this.acts = acts;
        list = Listing.of(
                        Words.say("volume.title"), (VolumeView row) -> row.id().value(), VolumeView::name)
                .columns(
                        Column.<VolumeView>name(
                                Words.say("volume.column.name"),
                                row -> Cells.named(
                                        row.name(),
                                        StorageNavigation.page(row.id()),
                                        row.id().value())),
                        Column.state(Words.say("volume.column.state"), VolumeWords::tone, VolumeWords::state),
                        Column.<VolumeView>fact(
                                        Words.say("volume.column.size"),
                                        row -> Markup.text("span", "num b", VolumeWords.size(row)))
                                .wide(110)
                                .right(),
                        Column.<VolumeView>fact(
                                        Words.say("volume.device"),
                                        row -> Markup.cut(
                                                "mono", "virtio-" + row.id().serial()))
                                .wide(230))
                .buttons(action(VolumeAction.GROW), action(VolumeAction.DETACH))
                .sideBySide(2)
                .from(cursor -> new KeysetPage<>(shown, Optional.empty()));
        var head = new Div(new Part("sp").show(Markup.of("h2").add(Words.say("volume.title"))), attach);
        head.addClassNames("row", "head");
        var section = new Section(head, none, list);
        section.addClassName("stack");
        stack = new Div(root, section);
        stack.addClassName("stack");
        none.show(Markup.text("p", "t2", Words.say("volume.noneOfInstance")));
    }

    private RowAction<VolumeView> action(VolumeAction action) {
        return RowAction.<VolumeView>of(action.verb(), row -> acts.begin(row, action, this::again))
                .unless(row -> caller == null ? Optional.empty() : VolumeActs.refusal(caller, row, action));
    }

    @Override
    public Component component() {
        return stack;
    }

    @Override
    public void show(Caller by, InstanceView now) {
        caller = by;
        instance = now;
        root.show(
                Cards.heading(Words.say("instance.rootDisk")),
                Markup.of("div", "body")
                        .add(Markup.text("p", "", Words.say("volume.rootText", now.rootDisk(), now.imageName()))));
        shown = volumes.of(by, now.id());
        list.read();
        list.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        Buttons.allow(attach, refusal(by, now));
    }

    private static Optional<String> refusal(Caller caller, InstanceView instance) {
        if (!caller.mayOperate(instance.project(), Permission.INSTANCE_OPERATE)
                || caller.scope().isEmpty()) {
            return Optional.of(Words.say("volume.mayNot"));
        }
        return instance.state() == InstanceState.RUNNING || instance.state() == InstanceState.STOPPED
                ? Optional.empty()
                : Optional.of(Words.say(
                        "volume.needsSettled", instance.name(), instance.state().word()));
    }

    private void attach() {
        if (instance != null) {
            acts.attachTo(instance, this::again);
        }
    }

    private void again() {
        if (caller != null && instance != null) {
            show(caller, instance);
        }
    }
}
