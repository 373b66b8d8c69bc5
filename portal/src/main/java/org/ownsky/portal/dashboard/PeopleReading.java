package org.ownsky.portal.dashboard;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.credential.EndingCredential;
import org.ownsky.portal.credential.EndingCredentials;
import org.ownsky.portal.identity.AccountKind;
import org.ownsky.portal.invitation.InvitationService;
import org.ownsky.portal.member.RosterLine;
import org.ownsky.portal.member.RosterService;
import org.ownsky.portal.signin.LastActivity;
import org.ownsky.portal.tenant.ProjectView;
import org.springframework.stereotype.Component;

/** Reads who is in a tenant and what of theirs ends soon. */
@Component
class PeopleReading {
    private static final int NAMED_SEEN = 5;
    private static final int NAMED_ENDING = 20;

    private final RosterService roster;
    private final LastActivity activity;
    private final InvitationService invitations;
    private final EndingCredentials credentials;

    PeopleReading(
            RosterService roster, LastActivity activity, InvitationService invitations, EndingCredentials credentials) {
        this.roster = roster;
        this.activity = activity;
        this.invitations = invitations;
        this.credentials = credentials;
    }

    List<RosterLine> roster(Caller caller, TenantId tenant) {
        return roster.all(caller, tenant);
    }

    TenantPeople read(
            Caller caller,
            TenantId tenant,
            Collection<ProjectView> projects,
            Collection<RosterLine> everybody,
            Instant now) {
        var people = everybody.stream()
                .filter(line -> line.account().kind() == AccountKind.PERSON)
                .toList();
        var seen = activity.of(people.stream().map(PeopleReading::id).toList());
        var lastSeen = people.stream()
                .flatMap(person -> Optional.ofNullable(seen.get(id(person)))
                        .map(at -> new TenantPeople.Seen(person.account().displayName(), at))
                        .stream())
                .sorted(Comparator.comparing(TenantPeople.Seen::at).reversed())
                .limit(NAMED_SEEN)
                .toList();
        return new TenantPeople(
                people.size(),
                lastSeen,
                people.size() - (long) seen.size(),
                caller.mayOperate(tenant, Permission.TENANT_ADMINISTER)
                        ? Optional.of(invitations.open(caller, tenant).size())
                        : Optional.empty(),
                ending(projects, everybody, now));
    }

    private List<TenantPeople.Ending> ending(
            Collection<ProjectView> projects, Collection<RosterLine> everybody, Instant now) {
        Map<ProjectId, ProjectView> byId =
                projects.stream().collect(Collectors.toMap(ProjectView::id, Function.identity()));
        Map<UserId, String> names = everybody.stream()
                .collect(Collectors.toMap(
                        PeopleReading::id, line -> line.account().displayName()));
        return credentials
                .find(byId.keySet(), names.keySet(), now, now.plus(TenantDashboard.SOON), NAMED_ENDING)
                .stream()
                .filter(found -> names.containsKey(found.owner()))
                .map(found -> ending(found, byId, names))
                .toList();
    }

    private static TenantPeople.Ending ending(
            EndingCredential found, Map<ProjectId, ProjectView> projects, Map<UserId, String> names) {
        return new TenantPeople.Ending(
                names.getOrDefault(found.owner(), ""),
                found.project().flatMap(project -> Optional.ofNullable(projects.get(project))),
                found.expiresAt());
    }

    private static UserId id(RosterLine line) {
        return line.account().id();
    }
}
