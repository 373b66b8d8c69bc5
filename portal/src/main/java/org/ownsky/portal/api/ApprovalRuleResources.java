package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.quota.request.ApprovalRuleId;
import org.ownsky.quota.request.ApprovalRuleService;
import org.ownsky.quota.request.NewApprovalRule;
import org.ownsky.quota.request.RoomService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("What quota requests are approved by")
class ApprovalRuleResources {
    private final ApprovalRuleService rules;
    private final RoomService rooms;
    private final PlanReach plans;
    private final Reach reach;

    ApprovalRuleResources(ApprovalRuleService rules, RoomService rooms, PlanReach plans, Reach reach) {
        this.rules = rules;
        this.rooms = rooms;
        this.plans = plans;
        this.reach = reach;
    }

    @Meaning("A rule that approves without anybody")
    record AutomaticApproval(
            @Meaning(value = "Its id", example = "qar-0198c2d4e5f600001")
            String id,

            @Meaning("true: it raises the tenant's own limit; false: those of its projects within it")
            boolean ofOperators,

            @Meaning(value = "What it gives more of", quotaResource = true)
            String resource,

            @Meaning(
                    value = "How much it gives in all, in each project or in the tenant; in bytes for memory and disks",
                    example = "8")
            long mostMore,

            @Meaning(value = "For how many days at most; absent: also without an end", example = "30")
            Optional<Integer> longestDays,

            @Meaning("When it stops approving; absent: never")
            Optional<Instant> validUntil,

            @Meaning("Who made it") String madeBy,
            @Meaning("When it was made") Instant madeAt) {
        static AutomaticApproval of(org.ownsky.quota.request.ApprovalRule rule) {
            return new AutomaticApproval(
                    rule.id().value(),
                    rule.ofOperators(),
                    rule.resource().key(),
                    rule.mostMore(),
                    rule.longestDays(),
                    rule.validUntil(),
                    rule.madeBy(),
                    rule.madeAt());
        }
    }

    @Meaning("A rule to be made")
    record NewAutomaticApproval(
            @Meaning(value = "What it gives more of", quotaResource = true)
            String resource,

            @Meaning(
                    value = "How much it gives in all, in each project or in the tenant; in bytes for memory and disks",
                    least = 1,
                    example = "8")
            long mostMore,

            @Meaning(value = "For how many days at most; absent: also without an end", least = 1, most = 3650)
            Optional<Integer> longestDays,

            @Meaning("When it stops approving; absent: never")
            Optional<Instant> validUntil,

            @Meaning("true, for operators: it raises the tenant's own limit")
            Optional<Boolean> ofOperators) {}

    @Meaning("Rooms to be set, all or none; those not named stay")
    record NewRooms(
            @Meaning(value = "One for each resource", least = 1, most = 20)
            List<NewRoom> items) {}

    @Meaning("A room to be set; 0 takes it away")
    record NewRoom(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "In bytes for memory and disks, else in pieces", least = 0, example = "20")
            long upTo) {}

    @Meaning("Up to which limit a project's own administrators may approve")
    record Room(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(value = "In bytes for memory and disks, else in pieces", example = "20")
            long upTo) {}

    @GetMapping("/tenants/{tenant}/approval-rules")
    @Meaning("The tenant's rules, those that operators made for it too, the most generous first")
    Items<AutomaticApproval> rules(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant) {
        var id = Reach.tenant(tenant);
        return Items.of(rules.list(reach.in(id), id), AutomaticApproval::of);
    }

    @PostMapping("/tenants/{tenant}/approval-rules")
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Makes a rule; for the tenant's administrators and operators")
    AutomaticApproval add(
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @PathVariable String tenant,
            @RequestBody NewAutomaticApproval body) {
        var id = Reach.tenant(tenant);
        return AutomaticApproval.of(rules.add(
                reach.in(id),
                new NewApprovalRule(
                        id,
                        body.ofOperators().orElse(false),
                        QuotaResources.resource(body.resource()),
                        body.mostMore(),
                        body.longestDays(),
                        body.validUntil())));
    }

    @DeleteMapping("/approval-rules/{approvalRule}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Removes a rule; what it has approved stays")
    void remove(
            @Meaning(value = "The rule's id", example = "qar-0198c2d4e5f600001") @PathVariable String approvalRule) {
        var id = Reach.id("approval rule", ApprovalRuleId.PREFIX, approvalRule, ApprovalRuleId::new);
        rules.remove(plans.at(id), id);
    }

    @GetMapping("/projects/{project}/room")
    @Meaning("Up to which limits the project's own administrators may approve; a resource without room is left out")
    Items<Room> room(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project) {
        var id = Reach.project(project);
        return Items.of(
                rooms.find(reach.in(id), id).entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .toList(),
                entry -> new Room(entry.getKey().key(), entry.getValue()));
    }

    @PutMapping("/projects/{project}/room")
    @Meaning("Sets up to which limits they may; for the tenant's administrators and operators")
    Items<Room> changeRoom(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @PathVariable String project,
            @RequestBody NewRooms body) {
        var id = Reach.project(project);
        rooms.set(reach.in(id), id, QuotaResources.once(body.items(), NewRoom::resource, NewRoom::upTo));
        return room(project);
    }
}
