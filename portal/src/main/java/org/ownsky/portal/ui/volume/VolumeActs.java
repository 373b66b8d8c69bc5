package org.ownsky.portal.ui.volume;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.snapshot.SnapshotService;
import org.ownsky.provisioning.volume.NewVolume;
import org.ownsky.provisioning.volume.VolumeAction;
import org.ownsky.provisioning.volume.VolumeChange;
import org.ownsky.provisioning.volume.VolumeQuery;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.provisioning.volume.VolumeView;

/** Creates, attaches, detaches, grows, copies and deletes volumes on a person's word: what is asked first, and said after. */
@org.springframework.stereotype.Component
public class VolumeActs {
    private static final int SHOWN = 200;
    private static final int USUAL_GIB = 8;

    private final VolumeService volumes;
    private final SnapshotService snapshots;
    private final InstanceService instances;
    private final VolumeOffer offer;
    private final Viewer viewer;

    VolumeActs(
            VolumeService volumes,
            SnapshotService snapshots,
            InstanceService instances,
            VolumeOffer offer,
            Viewer viewer) {
        this.volumes = volumes;
        this.snapshots = snapshots;
        this.instances = instances;
        this.offer = offer;
        this.viewer = viewer;
    }

    /** Why it cannot be done; the same words as the service would use. */
    public static Optional<String> refusal(Caller caller, VolumeView volume, VolumeAction action) {
        return caller.mayOperate(volume.project(), Permission.INSTANCE_OPERATE)
                ? action.refusal(volume)
                : Optional.of(Words.say("volume.mayNot"));
    }

    /** Asks what is to be known, and does it; {@code done} runs once it is accepted. */
    public void begin(VolumeView volume, VolumeAction action, Runnable done) {
        switch (action) {
            case ATTACH -> attach(volume, done);
            case DETACH -> detach(volume, done);
            case GROW -> grow(volume, done);
            case SNAPSHOT -> snapshot(volume, done);
            case DELETE -> delete(volume, done);
        }
    }

    void create(Runnable done) {
        var name = name("volume.name", "");
        var size = size(USUAL_GIB, 1);
        var goes = new Checkbox(Words.say("volume.deleteOnTermination"));
        new FormDialog(
                        Words.say("volume.create"),
                        Words.say("volume.create"),
                        () -> {
                            var made = volumes.create(
                                    viewer.caller(),
                                    new NewVolume(
                                            name.getValue(),
                                            NewVolume.size(Words.say("volume.size"), entered(size)),
                                            NewVolume.USUAL_CLASS,
                                            Optional.empty(),
                                            goes.getValue()));
                            Notices.tell(Words.say("volume.created", made.name()));
                            done.run();
                        },
                        name,
                        size,
                        goes,
                        offer.beside(size, Bytes.ZERO))
                .open();
    }

    private void attach(VolumeView volume, Runnable done) {
        var choice = new Select<InstanceView>();
        choice.setLabel(Words.say("volume.instance"));
        choice.setItemLabelGenerator(instance -> Words.say(
                "volume.instanceChoice", instance.name(), instance.state().word()));
        var query = new InstanceQuery(
                "",
                EnumSet.of(InstanceState.RUNNING, InstanceState.STOPPED),
                Optional.empty(),
                InstanceQuery.Sort.NAME,
                false,
                Optional.empty(),
                SHOWN);
        var candidates = instances.page(viewer.caller(), query).items();
        choice.setItems(candidates);
        candidates.stream().findFirst().ifPresent(choice::setValue);
        ask(
                Words.say("volume.attachTitle", volume.name()),
                VolumeAction.ATTACH.verb(),
                () -> {
                    var chosen = choice.getValue();
                    if (chosen == null) {
                        throw CloudException.invalid(
                                Words.say("volume.instance"), "none", "a running or stopped instance");
                    }
                    volumes.attach(viewer.caller(), volume.id(), chosen.id());
                    Notices.tell(Words.say("volume.attachAccepted", volume.name(), chosen.name()));
                    done.run();
                },
                choice,
                note(Words.say("volume.attachText", volume.id().serial())));
    }

    /** Attaches one of the project's volumes to an instance. */
    public void attachTo(InstanceView instance, Runnable done) {
        var choice = new Select<VolumeView>();
        choice.setLabel(Words.say("volume.one"));
        choice.setItemLabelGenerator(volume -> volume.name() + " · " + volume.size());
        var query = new VolumeQuery(
                "",
                Set.of(VolumeState.AVAILABLE),
                Optional.empty(),
                Optional.empty(),
                VolumeQuery.Sort.NAME,
                false,
                Optional.empty(),
                SHOWN);
        List<VolumeView> candidates = volumes.page(viewer.caller(), query).items();
        choice.setItems(candidates);
        candidates.stream().findFirst().ifPresent(choice::setValue);
        ask(
                Words.say("volume.attachToTitle", instance.name()),
                VolumeAction.ATTACH.verb(),
                () -> {
                    var chosen = choice.getValue();
                    if (chosen == null) {
                        throw CloudException.invalid(Words.say("volume.one"), "none", "an available volume");
                    }
                    volumes.attach(viewer.caller(), chosen.id(), instance.id());
                    Notices.tell(Words.say("volume.attachAccepted", chosen.name(), instance.name()));
                    done.run();
                },
                choice);
    }

    private void detach(VolumeView volume, Runnable done) {
        var force = new Checkbox(Words.say("volume.force"));
        ask(
                Words.say("volume.detachTitle", volume.name()),
                VolumeAction.DETACH.verb(),
                () -> {
                    volumes.detach(viewer.caller(), volume.id(), force.getValue());
                    Notices.tell(Words.say("volume.detachAccepted", volume.name()));
                    done.run();
                },
                note(Words.say("volume.detachText")),
                force);
    }

    private void grow(VolumeView volume, Runnable done) {
        var now = (int) volume.size().toGibCeiling();
        var size = size(now + USUAL_GIB, now + 1);
        ask(
                Words.say("volume.growTitle", volume.name()),
                VolumeAction.GROW.verb(),
                () -> {
                    grow(volume, entered(size));
                    done.run();
                },
                size,
                offer.beside(size, volume.size()),
                note(Words.say("volume.growText")));
    }

    /** To this size, at once. */
    void grow(VolumeView volume, long gib) {
        var wanted = NewVolume.size(Words.say("volume.size"), gib);
        volumes.grow(viewer.caller(), volume.id(), wanted);
        Notices.tell(Words.say("volume.growAccepted", volume.name(), wanted));
    }

    private void snapshot(VolumeView volume, Runnable done) {
        var name = name("snapshot.name", Words.say("snapshot.usualName", volume.name()));
        ask(
                Words.say("snapshot.createTitle", volume.name()),
                VolumeAction.SNAPSHOT.verb(),
                () -> {
                    var taken = snapshots.create(viewer.caller(), volume.id(), name.getValue());
                    Notices.tell(Words.say("snapshot.accepted", taken.name()));
                    done.run();
                },
                name,
                note(Words.say("snapshot.createText")));
    }

    /** Its name, and what becomes of it by itself. */
    void edit(VolumeView volume, Runnable done) {
        var name = name("volume.name", volume.name());
        var goes = new Checkbox(Words.say("volume.deleteOnTermination"), volume.deleteOnTermination());
        var stays = new Checkbox(Words.say("volume.protect"), volume.isProtected());
        ask(
                Words.say("volume.editTitle", volume.name()),
                Words.say("volume.save"),
                () -> {
                    volumes.change(
                            viewer.caller(),
                            volume.id(),
                            new VolumeChange(
                                    Optional.of(name.getValue()),
                                    Optional.of(goes.getValue()),
                                    Optional.of(stays.getValue())));
                    done.run();
                },
                name,
                goes,
                stays);
    }

    private void delete(VolumeView volume, Runnable done) {
        new FormDialog(
                        Words.say("volume.deleteTitle", volume.name()),
                        VolumeAction.DELETE.verb(),
                        () -> {
                            volumes.delete(viewer.caller(), volume.id());
                            Notices.tell(Words.say("volume.deleteAccepted", volume.name()));
                            done.run();
                        },
                        note(Words.say("volume.deleteText")))
                .harmful()
                .afterTyping(volume.name())
                .open();
    }

    private static void ask(String title, String verb, Runnable action, Component... fields) {
        new FormDialog(title, verb, action, fields).open();
    }

    private static TextField name(String label, String value) {
        var name = new TextField(Words.say(label));
        name.setMaxLength(63);
        name.setRequiredIndicatorVisible(true);
        name.setValue(value);
        return name;
    }

    private static IntegerField size(int value, int least) {
        var size = new IntegerField(Words.say("volume.sizeGib"));
        size.setStepButtonsVisible(true);
        size.setMin(least);
        size.setMax(16_384);
        size.setValue(value);
        return size;
    }

    private static long entered(IntegerField size) {
        return Optional.ofNullable(size.getValue()).orElse(0);
    }

    private static Part note(String text) {
        return new Part("s13 t2").show(Markup.of("p").add(text));
    }
}
