package org.ownsky.portal.ui.quota;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.member.MemberView;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.request.Decider;
import org.springframework.stereotype.Component;

/** Names who can decide a request now. It is a role that decides; these are the people who hold it. */
@Component
class Deciders {
    private static final int NAMED = 2;
    private static final int MOST = 200;

    private final MemberService members;

    Deciders(MemberService members) {
        this.members = members;
    }

    /** {@code Astrid Solberg}, {@code Ada Lund, Bo Holm and 3 more}, {@code The operators}: without the one who asks. */
    String words(Caller caller, ProjectId project, Decider decider) {
        var people = role(decider).map(role -> holders(caller, project, role)).orElse(List.of());
        if (people.isEmpty()) {
            return Words.say("decider." + decider.name());
        }
        var named = String.join(", ", people.subList(0, Math.min(NAMED, people.size())));
        return people.size() <= NAMED
                ? named
                : Words.say("decider.more", named, Words.number((long) people.size() - NAMED));
    }

    private static Optional<Role> role(Decider decider) {
        return switch (decider) {
            case PROJECT_ADMINISTRATORS -> Optional.of(Role.PROJECT_ADMINISTRATOR);
            case TENANT_ADMINISTRATORS -> Optional.of(Role.TENANT_ADMINISTRATOR);
            case OPERATORS -> Optional.empty();
        };
    }

    private List<String> holders(Caller caller, ProjectId project, Role role) {
        KeysetPage<MemberView> page = members.page(caller, project, PageRequest.first(MOST));
        return page.items().stream()
                .filter(MemberView::enabled)
                .filter(member -> role == Role.TENANT_ADMINISTRATOR
                        || !member.account().id().equals(caller.user()))
                .filter(member -> member.roles().stream()
                        .anyMatch(held -> held.membership().role() == role))
                .map(member -> member.account().displayName())
                .toList();
    }
}
