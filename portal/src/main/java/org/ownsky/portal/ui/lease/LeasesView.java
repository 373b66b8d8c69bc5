package org.ownsky.portal.ui.lease;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.lease.LeaseService;
import org.ownsky.provisioning.lease.LeaseView;

/** When the project's instances end, the next first. */
@Route(PolicyNavigation.LEASES)
@PermitAll
class LeasesView extends Screen {
    private final Listing<LeaseView> list;
    private final Part empty = new Part("hero");

    LeasesView(Surroundings surroundings, LeaseService leases, Extensions extensions) {
        super(surroundings, Reach.PROJECT, "list-page");
        caller().requireProject(Permission.PROJECT_READ);
        list = Listing.of(
                        Words.say("lease.title"),
                        (LeaseView lease) -> lease.instance().value(),
                        LeaseView::name)
                .columns(
                        Column.name(
                                Words.say("lease.instance"),
                                lease -> Cells.named(
                                        lease.name(),
                                        InstanceNavigation.page(lease.instance()),
                                        lease.instance().value())),
                        Column.state(
                                Words.say("lease.state"),
                                (LeaseView lease) -> LeaseFacts.tone(lease.state()),
                                lease -> LeaseFacts.state(lease.state())),
                        Column.<LeaseView>fact(
                                        Words.say("lease.ends"),
                                        lease -> Cells.lines(
                                                Moment.exact(lease.ends()),
                                                Words.say("lease.gone", Moment.exact(lease.terminates()))))
                                .wide(230)
                                .growing(2),
                        Column.<LeaseView>fact(
                                        Words.say("lease.extensions"),
                                        lease -> Cells.line(Words.number(lease.extensionsLeft())))
                                .right()
                                .offPhone(),
                        Column.<LeaseView>fact(
                                        Words.say("lease.rules"),
                                        lease -> Cells.line(String.join(" and ", lease.rules())))
                                .wide(220)
                                .growing(2)
                                .offPhone())
                .buttons(RowAction.<LeaseView>of(
                                Words.say("lease.extend"), lease -> extensions.ask(caller(), lease, this::read))
                        .when(LeaseView::mayExtend))
                .from(cursor -> leases.page(caller(), cursor, Listing.PAGE));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("lease.emptyTitle")),
                Markup.of("p").add(Words.say("lease.emptyText")));
        show(Heads.live(Words.say("lease.title")), list, empty);
        read();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("lease.title"));
    }

    @Override
    protected void changed(Change change) {
        if (list.isEmpty() || change.everything()) {
            read();
            return;
        }
        if (change.ids().stream().anyMatch(id -> IdFormat.matches(InstanceId.PREFIX, id))) {
            read();
        }
    }
}
