package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.factor.FactorService;
import org.ownsky.portal.factor.FactorsView;
import org.ownsky.portal.ui.factor.CodeField;
import org.ownsky.portal.ui.factor.FactorPrompt;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;

/** Authenticator app and recovery codes. */
final class FactorCard extends Div {
    private static final int KEY_GROUP = 4;

    private final FactorService factors;
    private final Supplier<Caller> caller;
    private final FactorPrompt prompt;

    FactorCard(FactorService factors, Supplier<Caller> caller, FactorPrompt prompt) {
        this.factors = factors;
        this.caller = caller;
        this.prompt = prompt;
        read();
    }

    /** As it stands now. */
    void read() {
        var view = factors.overview(caller.get());
        removeAll();
        add(Rows.card(Words.say("security.factor"), app(view), codes(view)));
    }

    private Div app(FactorsView view) {
        return view.appSince()
                .map(since -> Rows.row(
                        Rows.state(
                                Words.say("security.app"),
                                Tone.OK.badge(Words.say("security.on")),
                                Words.say("security.appSince", Moment.day(since))),
                        harmful(Words.say("security.appRemove"), this::askToRemove)))
                .orElseGet(() -> Rows.row(
                        Rows.state(
                                Words.say("security.app"),
                                Tone.STOPPED.badge(Words.say("security.off")),
                                Words.say("security.appText")),
                        Buttons.plain(
                                Words.say("security.appAdd"), Icon.PLUS, () -> prompt.beforeAdding(this::askToEnrol))));
    }

    private Div codes(FactorsView view) {
        var name = Words.say("security.codes");
        if (!view.hasFactor()) {
            return Rows.row(Rows.state(name, Words.say("security.codesNone")));
        }
        var few = view.recoveryCodesLeft() <= FactorsView.FEW;
        return Rows.row(
                Rows.state(
                        name,
                        (few ? Tone.STOPPING : Tone.OK)
                                .badge(Words.say("security.codesLeft", view.recoveryCodesLeft())),
                        Words.say(few ? "security.codesFew" : "security.codesText")),
                Buttons.plain(Words.say("security.codesRenew"), Icon.RESTART, () -> prompt.before(this::askToRenew)));
    }

    private void askToEnrol() {
        var enrolment = factors.begin(caller.get());
        var code = new CodeField();
        var steps = new Part("enrol")
                .show(
                        Markup.text("p", "s13 t2", Words.say("security.enrolText")),
                        QrCodes.draw(enrolment.address(), Words.say("security.enrolQr")),
                        Markup.of("details")
                                .add(
                                        Markup.text("summary", "s13", Words.say("security.enrolByHand")),
                                        Markup.text("p", "mono key", grouped(enrolment.key()))));
        new FormDialog(
                        Words.say("security.enrolTitle"),
                        Words.say("security.enrol"),
                        () -> {
                            var codes = factors.enrol(caller.get(), enrolment, code.getValue());
                            Notices.tell(Words.say("security.enrolled"));
                            RecoveryCodeSheet.show(codes);
                            read();
                        },
                        steps,
                        code)
                .open();
    }

    private void askToRemove() {
        prompt.before(() -> new FormDialog(
                        Words.say("security.appRemoveTitle"),
                        Words.say("security.appRemove"),
                        () -> {
                            factors.removeApp(caller.get());
                            Notices.tell(Words.say("security.appRemoved"));
                            read();
                        },
                        text("security.appRemoveText"))
                .harmful()
                .open());
    }

    private void askToRenew() {
        new FormDialog(
                        Words.say("security.codesRenewTitle"),
                        Words.say("security.codesRenew"),
                        () -> {
                            RecoveryCodeSheet.show(factors.renewRecoveryCodes(caller.get()));
                            read();
                        },
                        text("security.codesRenewText"))
                .open();
    }

    private static Part text(String key) {
        return new Part("s13 t2").show(Markup.of("p").add(Words.say(key)));
    }

    private static Button harmful(String words, Runnable action) {
        var button = Buttons.plain(words, Icon.TRASH, action);
        button.addClassName("danger");
        return button;
    }

    private static String grouped(String key) {
        return key.replaceAll("(.{" + KEY_GROUP + "})(?=.)", "$1 ");
    }
}
