package org.ownsky.portal.ui.lease;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.lease.LeaseService;
import org.ownsky.provisioning.lease.LeaseView;

/** An instance's end, on its page; hidden for one without. */
public final class LeaseCard extends Section {
    private final LeaseService leases;
    private final Extensions extensions;
    private final Part head = new Part("");
    private final Part body = new Part("col g12");
    private final Button extend;
    private @Nullable Caller caller;
    private @Nullable LeaseView lease;

    public LeaseCard(LeaseService leases, Extensions extensions) {
        this.leases = leases;
        this.extensions = extensions;
        extend = Buttons.plain(Words.say("lease.extend"), Icon.CLOCK, this::extend);
        var content = new Div(body, extend);
        content.addClassNames("body", "col", "g12");
        add(head, content);
        addClassName("card");
        setVisible(false);
    }

    /** Shows the instance's lease as it is now. */
    public void show(Caller by, InstanceId instance) {
        caller = by;
        lease = leases.find(by, instance).orElse(null);
        setVisible(lease != null);
        Optional.ofNullable(lease).ifPresent(this::show);
    }

    private void show(LeaseView now) {
        head.show(Markup.of("div", "card-head")
                .add(
                        Markup.of("h2").add(Words.say("lease.card")),
                        LeaseFacts.tone(now.state()).badge(LeaseFacts.state(now.state()))));
        body.show(
                Markup.of("p").add(LeaseFacts.next(now)),
                Markup.text("p", "s13 t2", Words.say("lease.by", String.join(" and ", now.rules()))));
        extend.setVisible(now.mayExtend());
    }

    private void extend() {
        if (caller != null && lease != null) {
            var by = caller;
            var instance = lease.instance();
            extensions.ask(by, lease, () -> show(by, instance));
        }
    }
}
