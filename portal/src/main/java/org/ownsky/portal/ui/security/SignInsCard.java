package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.html.Div;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.signin.SignInDetails;
import org.ownsky.portal.signin.SignInId;
import org.ownsky.portal.signin.SignInService;
import org.ownsky.portal.signin.SignInView;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.security.core.context.SecurityContextHolder;

/** The browsers in which the person is signed in: each can be signed out from here, or all but this one. */
final class SignInsCard extends Div {
    /** More are not listed; they can be signed out together. */
    private static final int MOST_SHOWN = 20;

    private final SignInService signIns;
    private final Supplier<Caller> caller;

    SignInsCard(SignInService signIns, Supplier<Caller> caller) {
        this.signIns = signIns;
        this.caller = caller;
        read();
    }

    void read() {
        var open = signIns.list(caller.get());
        var here = here();
        var rows = open.stream()
                .sorted(Comparator.comparing(one -> !here.equals(Optional.of(one.id()))))
                .limit(MOST_SHOWN)
                .map(this::row)
                .toArray(Div[]::new);
        removeAll();
        add(Rows.card(Words.say("signIns.title"), rows));
        if (open.size() > 1) {
            var everywhere = new Div(Buttons.plain(Words.say("signIns.endOthers"), this::endOthers));
            everywhere.addClassName("below");
            add(everywhere);
        }
    }

    private Div row(SignInView one) {
        var name = Device.name(one.agent());
        var heading = Markup.of("div", "row")
                .add(Markup.of("h3").with("title", one.agent()).add(name));
        var isHere = here().equals(Optional.of(one.id()));
        if (isHere) {
            heading.add(Tone.OK.badge(Words.say("signIns.here")));
        }
        var state = Markup.of("div")
                .add(
                        heading,
                        Markup.of("p", "s13 t2")
                                .add(Words.say("signIns.way." + one.way().name(), one.origin()) + " ")
                                .add(Moment.ago(one.startedAt()))
                                .add(" · " + Words.say("signIns.lastUsed") + " ")
                                .add(Moment.ago(one.lastUsedAt())));
        if (isHere) {
            return Rows.row(state);
        }
        var end = Buttons.plain(Words.say("signIns.end"), () -> end(one.id(), name));
        end.setAriaLabel(Words.say("signIns.endOf", name));
        return Rows.row(state, end);
    }

    private void end(SignInId id, String name) {
        if (Notices.attempt(() -> signIns.end(caller.get(), id))) {
            Notices.tell(Words.say("signIns.ended", name));
        }
        read();
    }

    private void endOthers() {
        Notices.attempt(
                () -> Notices.tell(Words.count("signIns.endedOthers", signIns.endOthers(caller.get(), here()))));
        read();
    }

    private static Optional<SignInId> here() {
        return SignInDetails.of(SecurityContextHolder.getContext().getAuthentication());
    }
}
