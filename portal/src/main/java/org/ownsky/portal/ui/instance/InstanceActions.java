package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.springframework.stereotype.Component;

/** Starts, stops, reboots and terminates on a person's word. What cannot be undone is asked about first. */
@Component
class InstanceActions {
    private final InstanceService instances;
    private final Viewer viewer;
    private final IdSource ids;

    InstanceActions(InstanceService instances, Viewer viewer, IdSource ids) {
        this.instances = instances;
        this.viewer = viewer;
        this.ids = ids;
    }

    static Icon icon(InstanceAction action) {
        return switch (action) {
            case START -> Icon.PLAY;
            case STOP -> Icon.STOP;
            case REBOOT -> Icon.RESTART;
            case TERMINATE -> Icon.TRASH;
        };
    }

    /** Why it cannot be done; the same words as the service would use. */
    static Optional<String> refusal(Caller caller, InstanceView instance, InstanceAction action) {
        if (!caller.mayOperate(instance.project(), Permission.INSTANCE_OPERATE)) {
            return Optional.of(Words.say("instance.mayNot"));
        }
        if (instance.state() == InstanceState.TERMINATED) {
            return Optional.of(Words.say("instance.gone"));
        }
        return action.refusal(instance.state());
    }

    /** For one instance; {@code done} runs once it is accepted. */
    void act(InstanceView instance, InstanceAction action, Runnable done) {
        if (action == InstanceAction.TERMINATE) {
            confirm(List.of(instance), () -> once(instance, action, done));
            return;
        }
        once(instance, action, done);
    }

    private void once(InstanceView instance, InstanceAction action, Runnable done) {
        if (Notices.attempt(() -> send(instance, action))) {
            Notices.tell(Words.say("instance.accepted." + action.name(), instance.name()));
            done.run();
        }
    }

    /** For several; each has its own result. */
    void actOnAll(List<InstanceView> chosen, InstanceAction action, Runnable done) {
        if (chosen.size() == 1) {
            act(chosen.getFirst(), action, done);
            return;
        }
        if (action == InstanceAction.TERMINATE) {
            confirm(chosen, () -> all(chosen, action, done));
            return;
        }
        all(chosen, action, done);
    }

    private void all(List<InstanceView> chosen, InstanceAction action, Runnable done) {
        var results = new ArrayList<Result>();
        for (var instance : chosen) {
            try {
                send(instance, action);
                results.add(new Result(instance, Optional.empty()));
            } catch (CloudException refusal) {
                results.add(new Result(instance, Optional.of(refusal.error().message())));
            }
        }
        show(action, results);
        done.run();
    }

    /** What became of one of several. */
    record Result(InstanceView instance, Optional<String> refusal) {}

    private void send(InstanceView instance, InstanceAction action) {
        instances.act(viewer.caller(), instance.id(), action, Optional.of(ids.next("req")));
    }

    private static void show(InstanceAction action, List<Result> results) {
        var list = Markup.of("ul", "list results");
        for (var result : results) {
            var tone = result.refusal().isEmpty() ? Tone.OK : Tone.ATTENTION;
            list.add(Markup.of("li")
                    .add(
                            tone.glyphIn(""),
                            Markup.of("span", "what")
                                    .add(
                                            Markup.cut("b", result.instance().name()),
                                            Markup.text(
                                                    "span",
                                                    "s12 t2",
                                                    result.refusal()
                                                            .orElse(Words.say("bulk.accepted." + action.name()))))));
        }
        var accepted =
                results.stream().filter(result -> result.refusal().isEmpty()).count();
        var dialog = new Dialog(Words.say("bulk.result", action.verb(), accepted, results.size()));
        dialog.add(new Part("").show(list));
        dialog.getFooter().add(Buttons.plain(Words.say("close"), dialog::close));
        dialog.open();
    }

    private static void confirm(List<InstanceView> chosen, Runnable agreed) {
        var dialog = new Dialog(
                chosen.size() == 1
                        ? Words.say("terminate.title", chosen.getFirst().name())
                        : Words.say("terminate.titleMany", chosen.size()));
        dialog.add(new Part("s13 t2")
                .show(Markup.of("p")
                        .add(
                                chosen.size() == 1
                                        ? Words.say(
                                                "terminate.text",
                                                chosen.getFirst().rootDisk())
                                        : Words.say("terminate.textMany", names(chosen)))));
        var cancel = Buttons.plain(Words.say("cancel"), dialog::close);
        var terminate = new Button(InstanceAction.TERMINATE.verb(), click -> {
            dialog.close();
            agreed.run();
        });
        terminate.setDisableOnClick(true);
        terminate.addClassName("danger-solid");
        dialog.getFooter().add(cancel, terminate);
        dialog.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                cancel.focus();
            }
        });
        dialog.open();
    }

    private static String names(List<InstanceView> chosen) {
        var shown = chosen.stream().limit(5).map(InstanceView::name).toList();
        var rest = chosen.size() - shown.size();
        return String.join(", ", shown) + (rest > 0 ? " " + Words.say("andMore", rest) : "");
    }
}
