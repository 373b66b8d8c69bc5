package org.ownsky.portal.invitation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.member.RolePlaces;
import org.ownsky.portal.tenant.PlainName;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantDirectory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Invites people to a tenant or project, lists what nobody has accepted yet, and takes it back. It needs what giving the
 * role needs: TENANT_ADMINISTER, or PROJECT_ADMINISTER for a role in a project.
 */
@Service
public class InvitationService {
    private final InvitationStore store;
    private final RolePlaces places;
    private final TenantDirectory directory;
    private final InvitationMail mail;
    private final ObjectProvider<ProviderInvitations> provider;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    InvitationService(
            InvitationStore store,
            RolePlaces places,
            TenantDirectory directory,
            InvitationMail mail,
            ObjectProvider<ProviderInvitations> provider,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.places = places;
        this.directory = directory;
        this.mail = mail;
        this.provider = provider;
        this.audit = audit;
        this.clock = clock;
        this.ids = new IdSource(clock, random);
    }

    /**
     * A new invitation. With an address, it is sent there after the commit, if the portal can send mail.
     *
     * @throws CloudException NotFound or Forbidden, as giving the role would; InvalidInput for a project's name;
     *     WrongState unless the tenant is active
     */
    @Transactional
    public NewInvitation invite(Caller caller, InvitationRequest request) {
        var tenant = requireInviter(caller, request.offer());
        var owner = directory.find(tenant).orElseThrow();
        if (!owner.active()) {
            throw CloudException.of(new CloudError.WrongState(
                    tenant.value(),
                    owner.state().key(),
                    "Tenant " + owner.name() + " is " + owner.state().key() + "; nobody can join it now."));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var invitation = new InvitationView(
                new InvitationId(ids.next(InvitationId.PREFIX)),
                tenant,
                owner.name(),
                request.offer(),
                projectName(request.offer()),
                request.email(),
                caller.name(),
                now,
                now.plus(request.validFor()));
        var token = InvitationToken.random(random);
        store.insert(invitation, caller.user(), token);
        audit.record(
                caller,
                "invitation.create",
                invitation.id().value(),
                request.offer().role().key() + " in " + invitation.place() + ", until " + invitation.expiresAt()
                        + invitation.email().map(address -> ", for " + address).orElse(""),
                Changes.of("invitation", null, "open"));
        places.changed(tenant);
        provider.ifAvailable(inviting -> afterCommit(() -> inviting.invite(invitation)));
        var link = mail.link(token);
        return new NewInvitation(invitation, link, mail.sendAfterCommit(invitation, link));
    }

    /** What can still be accepted in the tenant and its projects, the newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<InvitationView> open(Caller caller, TenantId tenant) {
        places.requireAdministrator(caller, tenant);
        return store.open(tenant, clock.instant());
    }

    /** What can still be accepted in the project, the newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<InvitationView> open(Caller caller, ProjectId project) {
        places.requireAdministrator(caller, project);
        return store.open(project, clock.instant());
    }

    /**
     * Takes it back: the link works no more; again is fine.
     *
     * @throws CloudException NotFound for an invitation to a place that the caller does not administer
     */
    @Transactional
    public void revoke(Caller caller, InvitationId id) {
        var invitation = store.find(id)
                .map(StoredInvitation::view)
                .filter(found -> mayRevoke(caller, found))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("invitation", id.value())));
        if (store.revoke(id, clock.instant())) {
            audit.record(
                    caller,
                    "invitation.revoke",
                    id.value(),
                    "to " + invitation.place(),
                    Changes.of("invitation", "open", "revoked"));
            places.changed(invitation.tenant());
        }
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private boolean mayRevoke(Caller caller, InvitationView invitation) {
        try {
            requireInviter(caller, invitation.offer());
            return true;
        } catch (CloudException notTheirs) {
            return false;
        }
    }

    private TenantId requireInviter(Caller caller, Offer offer) {
        return switch (offer) {
            case Offer.ExistingPlace place ->
                places.requireAdministrator(caller, place.membership())
                        .orElseThrow(() ->
                                CloudException.invalid("Role", place.role().key(), "a role in a tenant or project"));
            case Offer.NewProject project -> {
                PlainName.require("Project name", project.name());
                places.requireAdministrator(caller, project.tenant());
                yield project.tenant();
            }
        };
    }

    private Optional<String> projectName(Offer offer) {
        return switch (offer) {
            case Offer.ExistingPlace place ->
                place.membership().project().flatMap(directory::find).map(ProjectView::name);
            case Offer.NewProject project -> Optional.of(project.name());
        };
    }
}
