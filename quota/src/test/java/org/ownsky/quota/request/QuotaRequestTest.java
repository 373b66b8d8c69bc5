package org.ownsky.quota.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ownsky.quota.request.RequestTrial.NOON;
import static org.ownsky.quota.request.RequestTrial.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.quota.request.QuotaRequestQuery.Whose;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.MovableClock;
import org.ownsky.testing.RecordedAudit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(RequestTrial.class)
class QuotaRequestTest {
    @Autowired
    QuotaService quota;

    @Autowired
    LimitService limits;

    @Autowired
    QuotaRequestService requests;

    @Autowired
    QuotaDecisionService decisions;

    @Autowired
    RequestTending tending;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    RecordedAudit audit;

    @Autowired
    RequestTrial.Heard heard;

    private RequestTrial.Place place;

    @BeforeEach
    void openProject() {
        clock.set(NOON);
        place = RequestTrial.Place.of(quota, limits, transaction, 100, 10);
    }

    @Test
    void anAdministratorOfTheTenantApprovesAndTheLimitIsHigher() {
        var member = place.member();
        var asked = requests.submit(member, place.vcpus(16));
        assertThat(asked.decider()).isEqualTo(Decider.TENANT_ADMINISTRATORS);
        assertThat(asked.lines()).containsExactly(new RequestLine(QuotaResource.VCPUS, 10, 16, Optional.empty()));

        var approved = decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked("Good luck"));

        assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
        assertThat(approved.lines().getFirst().granted()).contains(16L);
        assertThat(place.limit()).isEqualTo(16);
        place.take(16);
        assertThat(audit.about(asked.id().value()))
                .extracting(RecordedAudit.Entry::action)
                .containsExactly("quota.request", "quota.request-approve");
        assertThat(heard.of(QuotaRequestEvent.Decided.class, asked.id()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.about().what()).isEqualTo("6 vCPUs");
                    assertThat(event.note()).isEqualTo("Good luck");
                });
    }

    @Test
    void anApproverMayGiveOtherAmountsForAnotherTime() {
        var asked = requests.submit(place.member(), place.vcpus(16));
        var end = NOON.plus(Duration.ofDays(30));

        var approved = decisions.approve(
                place.tenantAdministrator(),
                asked.id(),
                new Approval(Map.of(QuotaResource.VCPUS, 12L), new Approval.End.At(end), ""));

        assertThat(place.limit()).isEqualTo(12);
        assertThat(approved.decision().orElseThrow().until()).contains(end);
    }

    @Test
    void beyondTheTenantAnOperatorRaisesBothLimits() {
        var asked = requests.submit(place.member(), place.vcpus(140));
        assertThat(asked.decider()).isEqualTo(Decider.OPERATORS);

        assertThat(refusal(() -> decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked(""))))
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE))
                .extracting(CloudError::message)
                .asString()
                .contains("Ask an operator");

        decisions.approve(operator(), asked.id(), Approval.asAsked(""));
        assertThat(place.limit()).isEqualTo(140);
        assertThat(place.tenantLimit()).isEqualTo(140);
    }

    @Test
    void whatTheOthersHaveTakenIsMadeUpForByAnOperator() {
        place.sibling(95).take(95);
        var asked = requests.submit(place.member(), place.vcpus(8));
        assertThat(asked.lines().getFirst().present())
                .as("what the others leave")
                .isEqualTo(5);
        assertThat(asked.decider()).isEqualTo(Decider.OPERATORS);

        decisions.approve(operator(), asked.id(), Approval.asAsked(""));

        assertThat(place.tenantLimit()).isEqualTo(103);
        assertThat(place.limit()).as("its own limit was high enough").isEqualTo(10);
        place.take(8);
    }

    @Test
    void projectAdministratorsDecideWithinTheirRoomOnly() {
        var inside = requests.submit(place.member(), place.vcpus(20));
        assertThat(refusal(() -> decisions.approve(place.projectAdministrator(), inside.id(), Approval.asAsked(""))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        room(20);

        decisions.approve(place.projectAdministrator(), inside.id(), Approval.asAsked(""));

        assertThat(place.limit()).isEqualTo(20);
        var beyond = requests.submit(place.member(), place.vcpus(21));
        assertThat(beyond.decider()).isEqualTo(Decider.TENANT_ADMINISTRATORS);
    }

    @Test
    void nobodyApprovesTheirOwnButWhoCouldSetTheLimit() {
        room(20);
        var projectAdministrator = place.projectAdministrator();
        var own = requests.submit(projectAdministrator, place.vcpus(12));
        assertThat(refusal(() -> decisions.approve(projectAdministrator, own.id(), Approval.asAsked(""))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));

        var tenantAdministrator = place.tenantAdministrator();
        var theirs = requests.submit(tenantAdministrator, place.vcpus(14));
        decisions.approve(tenantAdministrator, theirs.id(), Approval.asAsked(""));
        assertThat(place.limit()).isEqualTo(14);
    }

    @Test
    void approvingTwiceGivesTheFirstAnswer() {
        var asked = requests.submit(place.member(), place.vcpus(16));
        var first = decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked("first"));

        var second = decisions.approve(
                place.tenantAdministrator(),
                asked.id(),
                new Approval(Map.of(QuotaResource.VCPUS, 99L), new Approval.End.Never(), "second"));

        assertThat(second).isEqualTo(first);
        assertThat(place.limit()).isEqualTo(16);
    }

    @Test
    void twoWhoApproveAtOnceGrantOnce() throws Exception {
        var asked = requests.submit(place.member(), place.vcpus(16));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var administrators = java.util.stream.IntStream.range(0, 8)
                    .<Callable<QuotaRequestView>>mapToObj(
                            _ -> () -> decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked("")))
                    .toList();
            var answers = threads.invokeAll(administrators);
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }
        assertThat(place.limit()).isEqualTo(16);
        assertThat(heard.of(QuotaRequestEvent.Decided.class, asked.id())).hasSize(1);
    }

    @Test
    void whatIsClosedTakesNothingMore() {
        var member = place.member();
        var asked = requests.submit(member, place.vcpus(16));
        requests.withdraw(member, asked.id());
        requests.withdraw(member, asked.id());

        assertThat(refusal(() -> decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked(""))))
                .isInstanceOf(CloudError.WrongState.class)
                .extracting(CloudError::message)
                .isEqualTo("This request was withdrawn by Ada; it cannot be approved any more. Ask again with a new"
                        + " request.");
        assertThat(place.limit()).isEqualTo(10);

        var declined = requests.submit(member, place.vcpus(16));
        decisions.decline(place.tenantAdministrator(), declined.id(), "Not this month");
        assertThat(decisions
                        .decline(place.tenantAdministrator(), declined.id(), "again")
                        .decision()
                        .orElseThrow()
                        .note())
                .isEqualTo("Not this month");
        assertThat(refusal(() -> requests.withdraw(member, declined.id()))).isInstanceOf(CloudError.WrongState.class);
    }

    @Test
    void badRequestsNameFieldValueAndWhatIsAllowed() {
        var member = place.member();
        for (var wrong : new long[] {10, 9, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 60) + 1}) {
            assertThat(refusal(() -> requests.submit(member, place.vcpus(wrong))))
                    .isEqualTo(new CloudError.InvalidInput(
                            "wanted limit of vCPUs",
                            String.valueOf(wrong),
                            "11 to 1152921504606846976, more than the 10 that the project can have already"));
        }
        assertField("until", place.vcpus(16, NOON));
        assertField("until", place.vcpus(16, Instant.MAX));
        assertField(
                "reason",
                new NewQuotaRequest(place.scope().project(), place.vcpus(16).wanted(), " \n", Optional.empty()));
        assertField(
                "reason",
                new NewQuotaRequest(
                        place.scope().project(), place.vcpus(16).wanted(), "x".repeat(1001), Optional.empty()));
        assertField(
                "reason",
                new NewQuotaRequest(place.scope().project(), place.vcpus(16).wanted(), "a\0b", Optional.empty()));
        assertField("resources", new NewQuotaRequest(place.scope().project(), Map.of(), "why", Optional.empty()));
        assertField(
                "wanted limit of memory",
                new NewQuotaRequest(
                        place.scope().project(), Map.of(QuotaResource.MEMORY, 5L), "why", Optional.empty()));
    }

    private void assertField(String field, NewQuotaRequest asked) {
        assertThat(refusal(() -> requests.submit(place.member(), asked)))
                .isInstanceOfSatisfying(
                        CloudError.InvalidInput.class,
                        wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    @Test
    void whatWasGrantedForAWhileGoesBackByItself() {
        var end = NOON.plus(Duration.ofDays(30));
        var asked = requests.submit(place.member(), place.vcpus(16, end));
        decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked(""));
        place.take(15);

        clock.set(end.minus(Duration.ofDays(6)));
        tending.tend();
        tending.tend();
        clock.set(end.minus(Duration.ofHours(2)));
        tending.tend();
        assertThat(heard.of(GrantEvent.Ending.class, asked.id())).as("warnings").hasSize(2);
        assertThat(place.limit()).isEqualTo(16);

        clock.set(end);
        tending.tend();
        tending.tend();

        assertThat(heard.of(GrantEvent.Ended.class, asked.id())).hasSize(1);
        assertThat(place.limit()).as("below what is used").isEqualTo(10);
        assertThat(catchThrowableOfType(CloudException.class, () -> place.take(1))
                        .error())
                .isInstanceOf(CloudError.QuotaExceeded.class);
        assertThat(requests.find(place.viewer(), asked.id())
                        .decision()
                        .orElseThrow()
                        .over())
                .isTrue();
        assertThat(quota.drift()).isEmpty();
    }

    @Test
    void aLimitThatIsSetOutrightCountsFromThenOn() {
        var end = NOON.plus(Duration.ofDays(30));
        var asked = requests.submit(place.member(), place.vcpus(16, end));
        decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked(""));

        limits.change(place.tenantAdministrator(), place.scope().project(), Map.of(QuotaResource.VCPUS, 40L));
        clock.set(end);
        tending.tend();

        assertThat(place.limit()).isEqualTo(40);
        assertThat(heard.of(GrantEvent.Replaced.class, asked.id())).hasSize(1);
        assertThat(heard.of(GrantEvent.Ended.class, asked.id())).isEmpty();
    }

    @Test
    void anEndOfTheTenantsRaiseKeepsWhatOthersWereGiven() {
        var first = requests.submit(place.member(), place.vcpus(120, NOON.plus(Duration.ofDays(2))));
        decisions.approve(operator(), first.id(), Approval.asAsked(""));
        var second = requests.submit(place.member(), place.vcpus(150));
        decisions.approve(operator(), second.id(), Approval.asAsked(""));

        clock.advance(Duration.ofDays(3));
        tending.tend();

        assertThat(place.limit()).isEqualTo(40);
        assertThat(place.tenantLimit()).isEqualTo(130);
    }

    @Test
    void whatNobodyDecidedInTimeExpires() {
        var asked = requests.submit(place.member(), place.vcpus(16, NOON.plus(Duration.ofDays(2))));
        var orphan = place.sibling(1);
        var lost = requests.submit(orphan.member(), orphan.vcpus(2));
        quota.closeProject(orphan.scope());

        clock.advance(Duration.ofDays(2));
        tending.tend();

        assertThat(requests.find(place.member(), asked.id()).state()).isEqualTo(RequestState.EXPIRED);
        assertThat(requests.find(operator(), lost.id()).state()).isEqualTo(RequestState.EXPIRED);
        assertThat(refusal(() -> decisions.approve(place.tenantAdministrator(), asked.id(), Approval.asAsked(""))))
                .isInstanceOf(CloudError.WrongState.class);
    }

    @Test
    void aProjectAsksFiftyTimesADayAtMost() {
        var member = place.member();
        for (var number = 0; number < 50; number++) {
            requests.withdraw(member, requests.submit(member, place.vcpus(16)).id());
        }

        assertThat(refusal(() -> requests.submit(place.member(), place.vcpus(16))))
                .isInstanceOfSatisfying(CloudError.InvalidInput.class, error -> {
                    assertThat(error.field()).isEqualTo("number of quota requests of the project in 24 hours");
                    assertThat(error.value()).isEqualTo("51");
                    assertThat(error.allowed()).startsWith("at most 50");
                });
        var sibling = place.sibling(1);
        assertThat(requests.submit(sibling.member(), sibling.vcpus(2)).state()).isEqualTo(RequestState.OPEN);
        clock.advance(Duration.ofDays(1));
        assertThat(requests.submit(place.member(), place.vcpus(16)).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void oneThatCannotBeTendedDoesNotKeepTheOthers() {
        var end = NOON.plus(Duration.ofDays(2));
        var poisoned = requests.submit(place.member(), place.vcpus(16, end));
        decisions.approve(place.tenantAdministrator(), poisoned.id(), Approval.asAsked(""));
        jdbc.sql("update quota.request set asked_by = 'nonsense' where id = :id")
                .param("id", poisoned.id().value())
                .update();
        var good = RequestTrial.Place.of(quota, limits, transaction, 100, 10);
        var asked = requests.submit(good.member(), good.vcpus(16, end));
        decisions.approve(good.tenantAdministrator(), asked.id(), Approval.asAsked(""));

        clock.set(end);
        tending.tend();

        assertThat(good.limit()).isEqualTo(10);
        jdbc.sql("update quota.request set asked_by = 'usr-00000000000000001' where id = :id")
                .param("id", poisoned.id().value())
                .update();
        tending.tend();
        assertThat(place.limit()).isEqualTo(10);
    }

    @Test
    void listsShowWhatWaitsForWhom() {
        room(12);
        var member = place.member();
        var near = requests.submit(member, place.vcpus(12));
        clock.advance(Duration.ofSeconds(1));
        var middle = requests.submit(member, place.vcpus(50));
        clock.advance(Duration.ofSeconds(1));
        var far = requests.submit(place.projectAdministrator(), place.vcpus(200));

        assertThat(ids(place.projectAdministrator(), Whose.TO_DECIDE)).containsExactly(near.id());
        assertThat(ids(place.tenantAdministrator(), Whose.TO_DECIDE)).containsExactly(middle.id(), near.id());
        assertThat(ids(operator(), Whose.TO_DECIDE)).contains(far.id()).doesNotContain(near.id(), middle.id());
        assertThat(ids(member, Whose.MINE)).containsExactly(middle.id(), near.id());
        assertThat(ids(member, Whose.TO_DECIDE)).isEmpty();
        assertThat(ids(place.viewer(), Whose.ALL)).containsExactly(far.id(), middle.id(), near.id());

        var page = requests.page(place.viewer(), QuotaRequestQuery.of(Whose.ALL, Optional.empty(), 2));
        var rest = requests.page(place.viewer(), QuotaRequestQuery.of(Whose.ALL, page.next(), 2));
        assertThat(rest.items()).extracting(QuotaRequestView::id).containsExactly(near.id());
        assertThat(rest.next()).isEmpty();
        assertThat(requests.page(
                                place.viewer(),
                                new QuotaRequestQuery(Whose.ALL, Set.of(RequestState.DECLINED), Optional.empty(), 10))
                        .items())
                .isEmpty();
    }

    @Test
    void strangersFindNothing() {
        var asked = requests.submit(place.member(), place.vcpus(16));
        var stranger = RequestTrial.Place.of(quota, limits, transaction, 10, 10);
        List<ThrowingCallable> calls = List.of(
                () -> requests.find(stranger.tenantAdministrator(), asked.id()),
                () -> requests.withdraw(stranger.tenantAdministrator(), asked.id()),
                () -> requests.comment(stranger.tenantAdministrator(), asked.id(), "x"),
                () -> decisions.approve(stranger.tenantAdministrator(), asked.id(), Approval.asAsked("")),
                () -> decisions.decline(stranger.tenantAdministrator(), asked.id(), ""),
                () -> decisions.weigh(stranger.tenantAdministrator(), asked.id()));
        for (var call : calls) {
            assertThat(refusal(call))
                    .isEqualTo(
                            new CloudError.NotFound("quota request", asked.id().value()));
        }
        assertThat(refusal(() -> requests.submit(stranger.member(), place.vcpus(16))))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() -> requests.submit(place.viewer(), place.vcpus(16))))
                .isEqualTo(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
    }

    @Test
    void askersAndAdministratorsTalk() {
        var member = place.member();
        var asked = requests.submit(member, place.vcpus(16));
        requests.comment(place.tenantAdministrator(), asked.id(), "Until when?");
        var now = requests.comment(member, asked.id(), "A week.");

        assertThat(now.comments()).extracting(RequestComment::text).containsExactly("Until when?", "A week.");
        assertThat(refusal(() -> requests.comment(place.member(), asked.id(), "me too")))
                .isInstanceOf(CloudError.Forbidden.class);
    }

    /** Lists are filtered by the database's rule, decisions are checked by ours. */
    @Test
    void theDatabaseAndWeAgreeOnWhoDecides() {
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            var line = new PoolLine(
                    QuotaResource.VCPUS,
                    some(random),
                    random.nextInt(12),
                    some(random),
                    random.nextInt(20),
                    some(random));
            var wanted = 1L + random.nextInt(16);
            var power = jdbc.sql("select quota.power_needed(:wanted, :pl, :pt, :tl, :tt, :room)")
                    .param("wanted", wanted)
                    .param("pl", line.projectLimit())
                    .param("pt", line.projectTaken())
                    .param("tl", line.tenantLimit())
                    .param("tt", line.tenantTaken())
                    .param("room", line.room())
                    .query(Integer.class)
                    .single();
            assertThat(RequestPower.needed(line, wanted))
                    .as("%s, %s", line, wanted)
                    .isEqualTo(Decider.ofPower(power));
        }
        assertThat(EnumSet.allOf(Decider.class)).hasSize(3);
    }

    private static long some(Random random) {
        return random.nextInt(5) == 0 ? QuotaLine.UNLIMITED : random.nextInt(14);
    }

    private List<QuotaRequestId> ids(org.ownsky.kernel.Caller caller, Whose whose) {
        return requests.page(caller, QuotaRequestQuery.of(whose, Optional.empty(), 100)).items().stream()
                .map(QuotaRequestView::id)
                .toList();
    }

    private void room(long vcpus) {
        jdbc.sql("insert into quota.room values (:project, 'vcpus', :upTo)")
                .param("project", place.scope().project().value())
                .param("upTo", vcpus)
                .update();
    }

    private static CloudError refusal(ThrowingCallable call) {
        return catchThrowableOfType(CloudException.class, call).error();
    }
}
