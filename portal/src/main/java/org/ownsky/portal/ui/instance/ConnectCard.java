package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.keypair.KeyPairView;

/** The commands that open a shell in the guest, as they stand; the file of the private key is the one thing to say. */
final class ConnectCard extends Section {
    private final KeyPairService keyPairs;
    private final Part commands = new Part("col g12");
    private final Part remark = new Part("");
    private final TextField keyFile = new TextField(Words.say("connect.keyFile"));
    private @Nullable InstanceView shown;

    ConnectCard(KeyPairService keyPairs) {
        this.keyPairs = keyPairs;
        addClassName("card");
        keyFile.setWidthFull();
        keyFile.setHelperText(Words.say("connect.keyFileHint"));
        keyFile.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        keyFile.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keep(change.getValue());
                showCommands();
            }
        });
        var body = new Div(commands, keyFile, remark);
        body.addClassNames("body", "connect");
        add(new Part("").show(Cards.heading(Words.say("connect.title"))), body);
    }

    void show(Caller caller, InstanceView instance) {
        var first = shown == null || !shown.id().equals(instance.id());
        shown = instance;
        var reachable = instance.state() == InstanceState.RUNNING;
        commands.setVisible(instance.state() != InstanceState.TERMINATED);
        keyFile.setVisible(instance.state() != InstanceState.TERMINATED
                && instance.keyPair().isPresent());
        remark.show(remarks(instance, reachable));
        if (first && instance.keyPair().isPresent()) {
            askForFile(
                    instance.keyPair().get(),
                    usualFile(caller, instance.keyPair().get()));
        }
        showCommands();
    }

    private List<Markup> remarks(InstanceView instance, boolean reachable) {
        if (instance.state() == InstanceState.TERMINATED) {
            return List.of(help(Words.say("connect.gone")));
        }
        if (instance.keyPair().isEmpty()) {
            return List.of(help(Words.say("connect.noKey")));
        }
        return reachable
                ? List.of(help(Words.say("connect.where")))
                : List.of(help(Words.say("connect.notYet", instance.state().word())));
    }

    private static Markup help(String text) {
        return Markup.of("p", "help").add(text);
    }

    private void showCommands() {
        if (shown == null) {
            return;
        }
        var command = new ConnectCommand(shown.id(), shown.loginUser(), keyFile.getValue());
        commands.show(
                line(command.ownsky()),
                Markup.of("details", "plain-ssh")
                        .add(Markup.of("summary").add(Words.say("connect.plain")), line(command.plain())));
    }

    private static Markup line(String command) {
        return Markup.of("div", "code")
                .add(
                        Markup.of("pre").add(command),
                        Markup.of("button", "btn sm")
                                .with("type", "button")
                                .with("data-copy", command)
                                .with("aria-label", Words.say("copyThis", command))
                                .add(
                                        Markup.icon(Icon.COPY),
                                        Markup.of("span")
                                                .with("data-copied", Words.say("copied"))
                                                .add(Words.say("copy"))));
    }

    /** Where OpenSSH looks for a key of this kind; the browser knows better where it has downloaded one. */
    private String usualFile(Caller caller, String keyPair) {
        if (!caller.may(Permission.PROJECT_READ) || caller.scope().isEmpty()) {
            return ConnectCommand.usualFile("");
        }
        return keyPairs.list(caller).stream()
                .filter(key -> key.name().equals(keyPair))
                .findFirst()
                .map(KeyPairView::algorithm)
                .map(ConnectCommand::usualFile)
                .orElse(ConnectCommand.usualFile(""));
    }

    private void askForFile(String keyPair, String usual) {
        keyFile.setValue(usual);
        getElement()
                .executeJs("return window.ownskyKeyFile($0, $1)", keyPair, usual)
                .then(String.class, file -> {
                    keyFile.setValue(file);
                    showCommands();
                });
    }

    private void keep(String file) {
        if (shown != null && shown.keyPair().isPresent()) {
            getElement()
                    .executeJs(
                            "window.ownskyKeepKeyFile($0, $1)", shown.keyPair().get(), file);
        }
    }
}
