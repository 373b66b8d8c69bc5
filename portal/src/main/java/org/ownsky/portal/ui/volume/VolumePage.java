package org.ownsky.portal.ui.volume;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.job.JobCard;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.StorageNavigation;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.ownsky.provisioning.snapshot.SnapshotView;
import org.ownsky.provisioning.volume.VolumeAction;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.provisioning.volume.VolumeView;

/** One volume: where it is attached, how large it is, and what can be done to it. */
@Route(StorageNavigation.VOLUMES + "/:id")
@PermitAll
class VolumePage extends Screen implements BeforeEnterObserver {
    private static final int SNAPSHOTS_SHOWN = 10;

    private final VolumeService volumes;
    private final SnapshotService snapshots;
    private final JobService jobs;
    private final VolumeActs acts;
    private final Part title = new Part("sp");
    private final JobCard job;
    private final Part details = new Part("card");
    private final Part copies = new Part("card");
    private final Map<VolumeAction, Button> buttons = new EnumMap<>(VolumeAction.class);
    private final Button edit = Buttons.plain(Words.say("volume.edit"), Icon.WRENCH, this::edit);
    private @Nullable VolumeView volume;

    VolumePage(
            Surroundings surroundings,
            VolumeService volumes,
            SnapshotService snapshots,
            JobService jobs,
            VolumeActs acts) {
        super(surroundings, Reach.PROJECT, "instance");
        this.volumes = volumes;
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.acts = acts;
        this.job = new JobCard(jobs);
        var end = new Div();
        end.addClassNames("acts", "sticky-actions");
        for (var action : VolumeAction.values()) {
            var button = Buttons.plain(action.verb(), icon(action), () -> act(action));
            if (action == VolumeAction.DELETE) {
                button.addClassName("danger");
            }
            buttons.put(action, button);
            end.add(button);
        }
        edit.setVisible(caller().may(Permission.INSTANCE_OPERATE));
        end.addComponentAsFirst(edit);
        var head = new Div(title, end);
        head.addClassName("head");
        var left = new Div(job, details);
        left.addClassName("stack");
        var right = new Div(copies);
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassNames("lay", "c2x");
        show(head, columns);
    }

    private static Icon icon(VolumeAction action) {
        return switch (action) {
            case ATTACH, DETACH -> Icon.PLUG;
            case GROW -> Icon.PLUS;
            case SNAPSHOT -> Icon.CAMERA;
            case DELETE -> Icon.TRASH;
        };
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("id")
                .filter(word -> IdFormat.matches(VolumeId.PREFIX, word))
                .orElseThrow(NotFoundException::new);
        show(volumes.find(caller(), new VolumeId(id)));
    }

    @Override
    public Trail trail() {
        return Trail.of(
                volume == null ? Words.say("volume.title") : volume.name(),
                new Trail.Crumb(Words.say("volume.title"), StorageNavigation.VOLUMES));
    }

    private void show(VolumeView now) {
        var before = volume;
        volume = now;
        title.show(
                Markup.of("div", "title row wrap")
                        .add(
                                Markup.of("h1", "cut").with("title", now.name()).add(now.name()),
                                VolumeWords.tone(now)
                                        .badge(VolumeWords.state(now))
                                        .key("state")
                                        .version(VolumeWords.state(now))),
                facts(now));
        for (var action : VolumeAction.values()) {
            Buttons.allow(buttonFor(action), VolumeActs.refusal(caller(), now, action));
        }
        // Attach and Detach share a place: only one of them ever makes sense.
        var attached = now.attachment().isPresent();
        buttonFor(VolumeAction.ATTACH).setVisible(!attached);
        buttonFor(VolumeAction.DETACH).setVisible(attached);
        var active = now.activeJob().filter(id -> now.state() != VolumeState.DELETED);
        job.setVisible(active.isPresent());
        active.ifPresent(id -> job.show(caller(), jobs.find(caller(), id)));
        details.show(
                Cards.heading(Words.say("volume.details")),
                Markup.of("div", "body").add(details(now)));
        showCopies(now);
        if (before != null && !VolumeWords.state(before).equals(VolumeWords.state(now))) {
            Notices.announce(Words.say("volume.isNow", now.name(), VolumeWords.state(now)));
        }
    }

    private Button buttonFor(VolumeAction action) {
        return Objects.requireNonNull(buttons.get(action));
    }

    private static Markup facts(VolumeView now) {
        var line = Markup.of("p", "facts-line")
                .add(
                        Markup.text("span", "num", VolumeWords.size(now)),
                        Markup.text("span", "", now.volumeClass()),
                        Markup.text("span", "", VolumeWords.where(now)));
        now.stateReason().ifPresent(reason -> line.add(Markup.text("span", "warn-t", reason)));
        return line;
    }

    private static Markup details(VolumeView now) {
        var list = Markup.of("dl", "kv left pairs");
        pair(list, "volume.id", Markup.text("span", "mono", now.id().value()));
        pair(
                list,
                "volume.attachedTo",
                now.attachment()
                        .map(attachment -> Markup.link(
                                InstanceNavigation.page(attachment.instance()), "", attachment.instanceName()))
                        .orElse(Markup.text("span", "", Words.say("volume.nothing"))));
        pair(
                list,
                "volume.device",
                Markup.text("span", "mono", "/dev/disk/by-id/virtio-" + now.id().serial()));
        pair(list, "volume.size", Markup.text("span", "num", VolumeWords.size(now)));
        pair(list, "volume.class", Markup.text("span", "", now.volumeClass()));
        pair(list, "volume.node", Markup.text("span", "", now.node().orElse(Words.say("volume.noNode"))));
        pair(
                list,
                "volume.deleteOnTermination",
                Markup.text("span", "", Words.say(now.deleteOnTermination() ? "volume.yes" : "volume.no")));
        pair(
                list,
                "volume.protect",
                Markup.text("span", "", Words.say(now.isProtected() ? "volume.yes" : "volume.no")));
        pair(
                list,
                "volume.createdAt",
                Markup.of("span").add(Moment.ago(now.createdAt())).add(" " + Words.say("by") + " " + now.createdBy()));
        return list;
    }

    private static void pair(Markup list, String key, Markup value) {
        list.add(Markup.of("dt").add(Words.say(key)), Markup.of("dd").add(value));
    }

    private void showCopies(VolumeView now) {
        if (caller().scope().isEmpty()) {
            copies.setVisible(false);
            return;
        }
        var page = snapshots.page(caller(), "", Optional.of(now.id()), Optional.empty(), SNAPSHOTS_SHOWN);
        var list = Markup.of("ul", "list");
        page.items().forEach(snapshot -> list.add(line(snapshot)));
        if (page.items().isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("snapshot.noneOfVolume")));
        }
        copies.show(
                Cards.heading(
                        Words.say("snapshot.title"),
                        Markup.link(StorageNavigation.SNAPSHOTS, "s13 m", Words.say("snapshot.all"))),
                list);
    }

    private static Markup line(SnapshotView snapshot) {
        return Markup.of("li", "row")
                .key(snapshot.id().value())
                .add(
                        Markup.of("span", "sp lines")
                                .add(
                                        Markup.cut("b", snapshot.name()),
                                        Markup.of("span", "s12 t3").add(Moment.ago(snapshot.createdAt()))),
                        Markup.text(
                                "span",
                                "s13 num t2",
                                snapshot.stored()
                                        .map(Object::toString)
                                        .orElse(snapshot.state().word())));
    }

    private void edit() {
        if (volume != null) {
            acts.edit(volume, this::readAgain);
        }
    }

    private void act(VolumeAction action) {
        if (volume != null) {
            acts.begin(volume, action, this::readAgain);
        }
    }

    private void readAgain() {
        if (volume != null) {
            show(volumes.find(caller(), volume.id()));
        }
    }

    @Override
    protected void changed(Change change) {
        if (volume == null) {
            return;
        }
        var working =
                volume.activeJob().filter(id -> change.concerns(id.value())).isPresent();
        var snapshot = change.ids().stream().anyMatch(id -> id.startsWith("snap-"));
        if (working || snapshot || change.concerns(volume.id().value())) {
            readAgain();
        }
    }
}
