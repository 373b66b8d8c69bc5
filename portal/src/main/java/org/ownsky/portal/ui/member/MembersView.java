package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.member.HeldRole;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.member.MemberView;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.ui.kit.ActingTenant;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.TenantNavigation;

/** The people of a tenant, or for who has no role in the tenant as a whole, of the project acted in. */
@Route(TenantNavigation.MEMBERS)
@RouteAlias(TenantNavigation.MEMBERS_OF)
@PermitAll
class MembersView extends Screen implements BeforeEnterObserver {
    private final ActingTenant acting;
    private final MemberService members;
    private final MemberDialogs dialogs;
    private final InvitationList invitations;
    private final GroupList groups;
    private Optional<String> address = Optional.empty();
    private String search = "";
    private boolean ofTenant;
    private boolean administers;
    private boolean operates;
    private final Listing<MemberView> list;

    MembersView(
            Surroundings surroundings,
            ActingTenant acting,
            MemberService members,
            MemberDialogs dialogs,
            InvitationList invitations,
            GroupList groups) {
        super(surroundings, Reach.FLEET);
        this.acting = acting;
        this.members = members;
        this.dialogs = dialogs;
        this.invitations = invitations;
        this.groups = groups;
        this.list = Listing.of(
                        Words.say("members.title"),
                        (MemberView member) -> member.account().id().value(),
                        member -> member.account().displayName())
                .columns(
                        Column.name(
                                Words.say("member.name"),
                                member -> Cells.named(
                                        member.account().displayName(),
                                        Cells.sub(
                                                member.enabled()
                                                        ? member.account().username()
                                                        : Words.say(
                                                                "members.disabledName",
                                                                member.account().username())))),
                        Column.<MemberView>fact(Words.say("member.roles"), member -> Markup.cut("", roles(member)))
                                .wide(220)
                                .growing(2),
                        Column.<MemberView>fact(
                                        Words.say("member.email"),
                                        member -> Markup.cut(
                                                "", member.account().email().orElse("–")))
                                .wide(180)
                                .growing(1))
                .buttons(
                        RowAction.of(Words.say("members.roles"), this::changeRoles)
                                .when(member -> administers),
                        RowAction.of(Words.say("members.remove"), this::removeMember)
                                .look(RowAction.Look.HARMFUL)
                                .when(member -> administers && ofTenant))
                .sideBySide(2)
                .menu(List.of(
                        RowAction.of(Words.say("members.factors"), this::removeFactors)
                                .look(RowAction.Look.HARMFUL)
                                .when(member -> administers && ofTenant),
                        RowAction.of(Words.say("members.disable"), this::disable)
                                .look(RowAction.Look.HARMFUL)
                                .when(member -> operates && member.enabled()),
                        RowAction.of(Words.say("members.enable"), this::enable)
                                .when(member -> operates && !member.enabled())))
                .empty(Words.say("members.none"))
                .from(this::page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getRouteParameters().get(TenantNavigation.TENANT);
        if (!acting.isFound(event, address)) {
            return;
        }
        var filters = new Div(new FindField(Words.say("members.find"), Words.say("members.findHint"), this::narrow));
        filters.addClassName("filters");
        look();
        if (administers) {
            var invite = Buttons.primary(
                    Words.say("members.invite"), Icon.PLUS, () -> dialogs.invite(whoLooks(), this::readAgain));
            show(Heads.of(Words.say("members.title"), invite), filters, list, invitations, groups);
        } else {
            show(Heads.of(Words.say("members.title")), filters, list);
        }
        readAgain();
    }

    /** In the tenant as a whole for its administrators and readers; else in the project. */
    private Caller whoLooks() {
        var inTenant = acting.caller(address);
        return inTenant.may(Permission.TENANT_READ) ? inTenant : caller();
    }

    /** Once for all rows. */
    private void look() {
        var caller = whoLooks();
        ofTenant = caller.scope().isEmpty();
        operates = caller.may(Permission.FLEET_OPERATE);
        administers = caller.may(ofTenant ? Permission.TENANT_ADMINISTER : Permission.PROJECT_ADMINISTER);
    }

    private KeysetPage<MemberView> page(Optional<String> cursor) {
        var caller = whoLooks();
        var request = new PageRequest(search, cursor, Listing.PAGE);
        return caller.scope().map(ProjectScope::project).isPresent()
                ? members.page(caller, caller.scope().orElseThrow().project(), request)
                : members.page(caller, caller.tenant().orElseThrow(), request);
    }

    private void narrow(String text) {
        search = text;
        list.read();
    }

    private void readAgain() {
        look();
        list.read();
        if (administers) {
            invitations.show(whoLooks());
            groups.setVisible(ofTenant);
            if (ofTenant) {
                groups.show(whoLooks());
            }
        }
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("members.title"));
    }

    @Override
    protected void changed(Change change) {
        var caller = whoLooks();
        var about = change.everything()
                || caller.tenant()
                        .filter(tenant -> change.ids().contains(tenant.value()))
                        .isPresent()
                || change.ids().stream().anyMatch(id -> id.startsWith("prj-"));
        if (about) {
            readAgain();
        }
    }

    private void changeRoles(MemberView member) {
        dialogs.roles(whoLooks(), member, this::readAgain);
    }

    private void removeFactors(MemberView member) {
        dialogs.removeFactors(whoLooks(), member, this::readAgain);
    }

    private void disable(MemberView member) {
        dialogs.disable(whoLooks(), member, this::readAgain);
    }

    private void enable(MemberView member) {
        dialogs.enable(whoLooks(), member, this::readAgain);
    }

    private void removeMember(MemberView member) {
        Notices.attempt(() -> dialogs.remove(whoLooks(), member, this::readAgain));
    }

    private static String roles(MemberView member) {
        return member.roles().stream().map(MembersView::words).distinct().collect(Collectors.joining(", "));
    }

    private static String words(HeldRole held) {
        return held.membership().role().label()
                + held.group().map(group -> " (" + group + ")").orElse("");
    }
}
