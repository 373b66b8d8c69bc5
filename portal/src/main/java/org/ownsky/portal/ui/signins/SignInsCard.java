package org.ownsky.portal.ui.signins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.signin.SignInDetails;
import org.ownsky.portal.signin.SignInId;
import org.ownsky.portal.signin.SignInService;
import org.ownsky.portal.signin.SignInView;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.annotation.Scope;
import org.springframework.security.core.context.SecurityContextHolder;

/** The browsers in which a person is signed in; each can be signed out from here, or all but this one. */
@SpringComponent
@Scope("prototype")
public class SignInsCard extends Div {
    private final SignInService signIns;

    SignInsCard(SignInService signIns) {
        this.signIns = signIns;
    }

    public void show(Caller caller) {
        removeAll();
        var here = SignInDetails.of(SecurityContextHolder.getContext().getAuthentication());
        var open = signIns.list(caller);
        add(Cards.card(
                Words.say("signIns.title"),
                open.stream()
                        .map(one -> row(caller, one, here.equals(Optional.of(one.id()))))
                        .toArray(Div[]::new)));
        if (open.size() > 1) {
            add(everywhere(caller, here));
        }
    }

    private Div row(Caller caller, SignInView one, boolean here) {
        var name = Device.name(one.agent());
        var title = Markup.of("span", "row").add(Markup.cut("b s13", name).with("title", one.agent()));
        if (here) {
            title.add(Tone.OK.badge(Words.say("signIns.here")));
        }
        var text = new Part("sp")
                .show(
                        title,
                        Markup.of("span", "s12 t3")
                                .add(Words.say("signIns.way." + one.way().name(), one.origin()) + " ")
                                .add(Moment.ago(one.startedAt()))
                                .add(" · " + Words.say("signIns.lastUsed") + " ")
                                .add(Moment.ago(one.lastUsedAt())));
        var row = new Div(text);
        row.addClassNames("row", "invitation");
        if (!here) {
            var end = new Button(Words.say("signIns.end"), click -> end(caller, one.id(), name));
            end.setAriaLabel(Words.say("signIns.endOf", name));
            row.add(end);
        }
        return row;
    }

    private Button everywhere(Caller caller, Optional<SignInId> here) {
        return new Button(Words.say("signIns.endOthers"), click -> {
            Notices.attempt(() -> {
                var number = signIns.endOthers(caller, here);
                Notices.tell(Words.count("signIns.endedOthers", number));
            });
            show(caller);
        });
    }

    private void end(Caller caller, SignInId id, String name) {
        if (Notices.attempt(() -> signIns.end(caller, id))) {
            Notices.tell(Words.say("signIns.ended", name));
        }
        show(caller);
    }
}
