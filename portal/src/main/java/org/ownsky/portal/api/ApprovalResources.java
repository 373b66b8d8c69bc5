package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.approval.ApprovalId;
import org.ownsky.provisioning.approval.ApprovalNeed;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalState;
import org.ownsky.provisioning.approval.ApprovalView;
import org.ownsky.provisioning.instance.InstanceId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/approvals")
@Meaning("Approvals")
class ApprovalResources {
    private final ApprovalService approvals;
    private final PolicyReach reach;

    ApprovalResources(ApprovalService approvals, PolicyReach reach) {
        this.approvals = approvals;
        this.reach = reach;
    }

    @Meaning("Something that needs approval because a policy says so")
    record Approval(
            @Meaning(value = "Its id", example = "apr-0198c2d4e5f600001")
            String id,

            @Meaning(
                    value = "What is asked",
                    words = {"launch", "extension"})
            String kind,

            @Meaning(value = "What people call the instances", example = "web")
            String name,

            @Meaning(value = "Where", example = "prj-0198c2d4e5f600001")
            String projectId,

            @Meaning("The instances that it is about; of a launch they are pending")
            List<String> instanceIds,

            @Meaning("Why, each naming the policy that wants it")
            List<String> reasons,

            @Meaning(
                    value = "What became of it",
                    words = {"waiting", "approved", "declined", "withdrawn", "expired"})
            String state,

            @Meaning(value = "Who asked", example = "Ada Lovelace")
            String askedBy,

            @Meaning("When") Instant askedAt,
            @Meaning("When it is given up") Instant expiresAt,
            @Meaning("Whose approval it takes") List<NeededApproval> needs,
            @Meaning("When it ended") Optional<Instant> endedAt,

            @Meaning(value = "Who ended it", example = "Grace Hopper")
            Optional<String> endedBy,

            @Meaning("With which words") Optional<String> comment) {
        static Approval of(ApprovalView view) {
            return new Approval(
                    view.id().value(),
                    view.asked().kind(),
                    view.asked().name(),
                    view.scope().project().value(),
                    view.asked().instances().stream().map(InstanceId::value).toList(),
                    view.reasons(),
                    view.state().key(),
                    view.askedBy(),
                    view.askedAt(),
                    view.expiresAt(),
                    view.needs().stream().map(NeededApproval::of).toList(),
                    view.end().map(ApprovalView.End::at),
                    view.end().map(ApprovalView.End::by),
                    view.end().map(ApprovalView.End::comment).filter(words -> !words.isEmpty()));
        }
    }

    @Meaning("One of those whose approval it takes")
    record NeededApproval(
            @Meaning(
                    value = "An administrator of this",
                    words = {"operator", "tenant", "project"})
            String level,

            @Meaning(value = "Who approved", example = "Grace Hopper")
            Optional<String> approvedBy,

            @Meaning("When") Optional<Instant> approvedAt) {
        static NeededApproval of(ApprovalNeed need) {
            return new NeededApproval(
                    need.level().key(),
                    need.given().map(ApprovalNeed.Given::by),
                    need.given().map(ApprovalNeed.Given::at));
        }
    }

    @Meaning("A decision's words")
    record ApprovalComment(
            @Meaning(value = "Needed to decline", longest = 500, example = "Use the shared ones")
            Optional<String> comment) {}

    @GetMapping
    @Meaning(
            "What needs approval, the newest first, in a project or tenant; with neither, where you act, or everywhere")
    Items<Approval> approvals(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam
                    Optional<String> projectId,
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @RequestParam
                    Optional<String> tenantId,
            @Meaning(
                            value = "Only those in this state",
                            words = {"waiting", "approved", "declined", "withdrawn", "expired"})
                    @RequestParam
                    Optional<String> state,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(
                approvals.page(
                        reach.in(projectId, tenantId),
                        projectId.map(Reach::project),
                        state.map(ApprovalResources::state).map(Set::of).orElse(Set.of()),
                        after,
                        limit),
                Approval::of);
    }

    @GetMapping("/{approval}")
    @Meaning("One of them")
    Approval approval(@Meaning(value = "Its id", example = "apr-0198c2d4e5f600001") @PathVariable String approval) {
        var id = id(approval);
        return Approval.of(approvals.find(reach.at(id), id));
    }

    @PostMapping("/{approval}/{decision:approve|decline|withdraw}")
    @Meaning("Decides; again is fine")
    Approval decide(
            @Meaning(value = "Its id", example = "apr-0198c2d4e5f600001") @PathVariable String approval,
            @Meaning(
                            value = "What to do",
                            words = {"approve", "decline", "withdraw"})
                    @PathVariable
                    String decision,
            @RequestBody ApprovalComment body) {
        var id = id(approval);
        var caller = reach.at(id);
        var comment = body.comment().orElse("");
        return Approval.of(
                switch (decision) {
                    case "approve" -> approvals.approve(caller, id, comment);
                    case "decline" -> approvals.decline(caller, id, comment);
                    default -> approvals.withdraw(caller, id);
                });
    }

    private static ApprovalId id(String text) {
        return Reach.id("approval", ApprovalId.PREFIX, text, ApprovalId::new);
    }

    private static ApprovalState state(String word) {
        return ApprovalState.find(word)
                .orElseThrow(() -> CloudException.invalid(
                        "state",
                        word,
                        Arrays.stream(ApprovalState.values())
                                .map(ApprovalState::key)
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }
}
