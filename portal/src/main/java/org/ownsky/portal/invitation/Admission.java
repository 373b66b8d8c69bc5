package org.ownsky.portal.invitation;

import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.MemberAdmission;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantDirectory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Gives what an invitation offers, on the authority that its maker has at that moment. */
@Component
class Admission {
    private final Callers callers;
    private final ProjectService projects;
    private final TenantDirectory directory;
    private final MemberAdmission members;
    private final AuditTrail audit;

    Admission(
            Callers callers,
            ProjectService projects,
            TenantDirectory directory,
            MemberAdmission members,
            AuditTrail audit) {
        this.callers = callers;
        this.projects = projects;
        this.directory = directory;
        this.members = members;
        this.audit = audit;
    }

    /** Who invited, acting where it leads; empty when they may not invite there any more. */
    Optional<Caller> inviter(StoredInvitation invitation) {
        try {
            var inviter =
                    callers.inTenant(invitation.invitedBy(), invitation.view().tenant());
            return switch (invitation.view().offer()) {
                case Offer.ExistingPlace place -> {
                    var there = place.membership().project().isPresent()
                            ? callers.in(
                                    invitation.invitedBy(),
                                    place.membership().project().get())
                            : inviter;
                    yield Optional.of(there).filter(caller -> members.mayAdmit(caller, place.membership()));
                }
                case Offer.NewProject project ->
                    Optional.of(inviter)
                            .filter(caller -> members.mayAdmit(
                                    caller, Membership.in(project.tenant(), Role.TENANT_ADMINISTRATOR)));
            };
        } catch (CloudException | AuthenticationException gone) {
            return Optional.empty();
        }
    }

    /** In the caller's transaction. */
    void admit(Caller guest, StoredInvitation invitation) {
        var inviter = inviter(invitation).orElseThrow();
        var membership = switch (invitation.view().offer()) {
            case Offer.ExistingPlace place -> place.membership();
            case Offer.NewProject project -> Membership.in(make(inviter, project), Role.PROJECT_ADMINISTRATOR);
        };
        members.admit(guest.user(), membership);
        audit.record(
                guest,
                "invitation.accept",
                invitation.view().id().value(),
                "by " + guest.user() + ": " + membership.role().key() + " in " + membership.where() + ", invited by "
                        + invitation.invitedBy(),
                membership.given());
    }

    private ProjectId make(Caller inviter, Offer.NewProject offer) {
        var name = offer.name();
        for (var number = 2; directory.find(offer.tenant(), Slug.of(name)).isPresent(); number++) {
            name = offer.name() + " " + number;
        }
        return projects.create(inviter, offer.tenant(), Slug.of(name), name, offer.limits())
                .id();
    }
}
