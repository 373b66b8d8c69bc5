package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.quota.request.Approval;
import org.ownsky.quota.request.NewQuotaRequest;
import org.ownsky.quota.request.QuotaDecisionService;
import org.ownsky.quota.request.QuotaRequestId;
import org.ownsky.quota.request.QuotaRequestQuery;
import org.ownsky.quota.request.QuotaRequestQuery.Whose;
import org.ownsky.quota.request.QuotaRequestService;
import org.ownsky.quota.request.RequestState;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/quota-requests")
@Meaning("Quota requests")
class QuotaRequestResources {
    private final QuotaRequestService requests;
    private final QuotaDecisionService decisions;
    private final Reach reach;
    private final Once once;

    QuotaRequestResources(QuotaRequestService requests, QuotaDecisionService decisions, Reach reach, Once once) {
        this.requests = requests;
        this.decisions = decisions;
        this.reach = reach;
        this.once = once;
    }

    @Meaning("What is asked for")
    record WantedQuota(
            @Meaning(value = "Whose limits", example = "prj-0198c2d4e5f600001", pattern = "^prj-[0-9a-f]{17}$")
            String projectId,

            @Meaning(value = "One for each resource", least = 1, most = 20)
            List<QuotaRequestForm.WantedLimit> limits,

            @Meaning(value = "What for", shortest = 1, longest = 1000, example = "For the report")
            String reason,

            @Meaning("When they go back by themselves; absent for never")
            Optional<Instant> until) {}

    @Meaning("What is granted: all of it as asked, but for what stands here")
    record Grant(
            @Meaning(value = "Instead of what was asked for", most = 20)
            Optional<List<QuotaRequestForm.WantedLimit>> limits,

            @Meaning("When they go back, instead of when it was asked for")
            Optional<Instant> until,

            @Meaning("true: never, instead of when it was asked for")
            Optional<Boolean> forGood,

            @Meaning(value = "To who asked", longest = 1000, example = "Good luck")
            Optional<String> note) {
        Approval approval() {
            if (until.isPresent() && forGood.orElse(false)) {
                throw CloudException.invalid("until", until.get().toString(), "absent, or \"forGood\" absent");
            }
            var end = until.<Approval.End>map(Approval.End.At::new)
                    .orElse(forGood.orElse(false) ? new Approval.End.Never() : new Approval.End.AsAsked());
            return new Approval(QuotaRequestForm.limits(limits.orElse(List.of())), end, note.orElse(""));
        }
    }

    @Meaning("Why not")
    record Refusal(
            @Meaning(value = "To who asked", longest = 1000, example = "Not this month")
            Optional<String> note) {}

    @Meaning("What is said")
    record Remark(
            @Meaning(
                    value = "For who asked, and for who decides",
                    shortest = 1,
                    longest = 1000,
                    example = "Until when?")
            String text) {}

    @GetMapping
    @Meaning("Requests of a project, of a tenant, or of the project that you chose last, the newest first")
    Items<QuotaRequestForm> requests(
            @Meaning(value = "Only those of this project", example = "prj-0198c2d4e5f600001") @RequestParam
                    Optional<String> projectId,
            @Meaning(value = "Only those of this tenant", example = "ten-0198c2d4e5f600001") @RequestParam
                    Optional<String> tenantId,
            @Meaning(
                            value = "Only those in this state",
                            words = {"open", "approved", "declined", "withdrawn", "expired"})
                    @RequestParam
                    Optional<String> state,
            @Meaning(
                            value = "All, your own, or those that wait for your role",
                            words = {"all", "mine", "to-decide"})
                    @RequestParam(defaultValue = "all")
                    String view,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var query = new QuotaRequestQuery(
                whose(view), state.map(word -> Set.of(state(word))).orElse(Set.of()), after, limit);
        return Items.of(requests.page(caller(projectId, tenantId), query), QuotaRequestForm::of);
    }

    private Caller caller(Optional<String> project, Optional<String> tenant) {
        if (project.isPresent()) {
            return reach.in(Reach.project(project.get()));
        }
        return tenant.map(id -> reach.in(Reach.tenant(id))).orElseGet(reach::somewhere);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Asks for higher limits; a rule of the tenant may approve at once. Needs the role member in the project")
    QuotaRequestForm ask(
            @RequestBody WantedQuota body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var project = Reach.project(body.projectId());
        var caller = reach.in(project);
        return once.answer(
                caller,
                key,
                QuotaRequestForm.class,
                () -> QuotaRequestForm.of(requests.submit(
                        caller,
                        new NewQuotaRequest(
                                project, QuotaRequestForm.limits(body.limits()), body.reason(), body.until()))),
                "quota-request",
                body.toString());
    }

    @GetMapping("/{quotaRequest}")
    @Meaning("One request with what was said about it")
    QuotaRequestForm request(
            @Meaning(value = "The request's id", example = "qrq-0198c2d4e5f600001") @PathVariable String quotaRequest) {
        var id = id(quotaRequest);
        return QuotaRequestForm.of(requests.find(reach.at(id), id));
    }

    @PostMapping("/{quotaRequest}/approve")
    @Meaning(
            "Raises the limits; one that is approved already stays as it is. For project administrators within their room, tenant administrators within the tenant's limits, operators beyond")
    QuotaRequestForm approve(
            @Meaning(value = "The request's id", example = "qrq-0198c2d4e5f600001") @PathVariable String quotaRequest,
            @RequestBody Grant body) {
        var id = id(quotaRequest);
        return QuotaRequestForm.of(decisions.approve(reach.at(id), id, body.approval()));
    }

    @PostMapping("/{quotaRequest}/decline")
    @Meaning("Closes it without granting anything; one that is declined already stays as it is")
    QuotaRequestForm decline(
            @Meaning(value = "The request's id", example = "qrq-0198c2d4e5f600001") @PathVariable String quotaRequest,
            @RequestBody Refusal body) {
        var id = id(quotaRequest);
        return QuotaRequestForm.of(
                decisions.decline(reach.at(id), id, body.note().orElse("")));
    }

    @PostMapping("/{quotaRequest}/withdraw")
    @Meaning("Takes your own request back; again is fine")
    QuotaRequestForm withdraw(
            @Meaning(value = "The request's id", example = "qrq-0198c2d4e5f600001") @PathVariable String quotaRequest) {
        var id = id(quotaRequest);
        return QuotaRequestForm.of(requests.withdraw(reach.at(id), id));
    }

    @PostMapping("/{quotaRequest}/comments")
    @Meaning("Says something about it, as who asked or as an administrator")
    QuotaRequestForm comment(
            @Meaning(value = "The request's id", example = "qrq-0198c2d4e5f600001") @PathVariable String quotaRequest,
            @RequestBody Remark body,
            @Meaning(value = "The same key gives the same answer again for a day", shortest = 1, longest = 64)
                    @RequestHeader(name = "Idempotency-Key")
                    Optional<String> key) {
        var id = id(quotaRequest);
        var caller = reach.at(id);
        return once.answer(
                caller,
                key,
                QuotaRequestForm.class,
                () -> QuotaRequestForm.of(requests.comment(caller, id, body.text())),
                "quota-request-comment",
                id.value(),
                body.text());
    }

    private static QuotaRequestId id(String text) {
        return Reach.id("quota request", QuotaRequestId.PREFIX, text, QuotaRequestId::new);
    }

    private static RequestState state(String word) {
        return RequestState.find(word)
                .orElseThrow(() -> CloudException.invalid(
                        "state",
                        word,
                        "one of "
                                + Arrays.stream(RequestState.values())
                                        .map(RequestState::key)
                                        .collect(Collectors.joining(", "))));
    }

    private static Whose whose(String word) {
        return switch (word) {
            case "all" -> Whose.ALL;
            case "mine" -> Whose.MINE;
            case "to-decide" -> Whose.TO_DECIDE;
            default -> throw CloudException.invalid("view", word, "all, mine or to-decide");
        };
    }
}
