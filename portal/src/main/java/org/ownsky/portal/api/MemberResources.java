package org.ownsky.portal.api;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.HeldRole;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.member.MemberView;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/projects/{project}/members")
@Meaning("People and their roles")
class MemberResources {
    private static final List<Role> GIVEN_HERE = List.of(Role.PROJECT_ADMINISTRATOR, Role.MEMBER, Role.VIEWER);
    private static final String GIVEN_WORDS = "project-administrator, member, viewer";

    private final MemberService members;
    private final Reach reach;

    MemberResources(MemberService members, Reach reach) {
        this.members = members;
        this.reach = reach;
    }

    @Meaning("Somebody whose roles count in the project")
    record Member(
            @Meaning(value = "Their id", example = "usr-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What they sign in with", example = "ada")
            String username,

            @Meaning(value = "What people call them", example = "Ada Lovelace")
            String displayName,

            @Meaning(value = "Their email address", example = "ada@example.org")
            Optional<String> email,

            @Meaning("Whether they can sign in at all") boolean enabled,
            @Meaning("Their roles, the strongest first") List<MemberRole> roles) {
        static Member of(MemberView view) {
            return new Member(
                    view.account().id().value(),
                    view.account().username(),
                    view.account().displayName(),
                    view.account().email(),
                    view.enabled(),
                    view.roles().stream().map(MemberRole::of).toList());
        }
    }

    @Meaning("A role and where it comes from")
    record MemberRole(
            @Meaning(value = "Which", example = "member") String role,

            @Meaning(value = "Where it holds: the tenant's or project's id", example = "prj-0198c2d4e5f600001")
            String where,

            @Meaning("The group that it comes from; absent for one's own")
            Optional<String> group) {
        static MemberRole of(HeldRole held) {
            return new MemberRole(
                    held.membership().role().key(), held.membership().where(), held.group());
        }
    }

    @Meaning("A role to be given to somebody of the tenant")
    record NewMember(
            @Meaning(value = "Whose", example = "usr-0198c2d4e5f600001", pattern = "^usr-[0-9a-f]{17}$")
            String userId,

            @Meaning(
                    value = "Which",
                    words = {"project-administrator", "member", "viewer"})
            String role) {}

    @GetMapping
    @Meaning("People whose roles count in the project, those of its tenant too, by name")
    Items<Member> members(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @Meaning("Part of a name") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var id = Reach.project(project);
        return Items.of(members.page(reach.in(id), id, new PageRequest(search, after, limit)), Member::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Gives a role in the project to somebody of its tenant; again is fine. Others are to be invited")
    void give(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @RequestBody NewMember body) {
        var id = Reach.project(project);
        members.grant(reach.in(id), user(body.userId()), Membership.in(id, role(body.role())));
    }

    @DeleteMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning(
            "Takes somebody's own roles in the project, or one of them; again is fine. Roles of the tenant and of groups stay")
    void take(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @Meaning(value = "The person's id", example = "usr-0198c2d4e5f600001") @PathVariable String user,
            @Meaning(
                            value = "Only this one",
                            words = {"project-administrator", "member", "viewer"})
                    @RequestParam
                    Optional<String> role) {
        var id = Reach.project(project);
        var account = user(user);
        var caller = reach.in(id);
        for (var taken : role.map(MemberResources::role).map(List::of).orElse(GIVEN_HERE)) {
            members.revoke(caller, account, Membership.in(id, taken));
        }
    }

    private static Role role(String key) {
        return Role.find(key)
                .filter(GIVEN_HERE::contains)
                .orElseThrow(() -> CloudException.invalid("role", key, "one of " + GIVEN_WORDS));
    }

    private static UserId user(String text) {
        return Reach.id("person", UserId.PREFIX, text, UserId::new);
    }
}
