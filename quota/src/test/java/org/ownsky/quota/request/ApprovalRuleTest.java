package org.ownsky.quota.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ownsky.quota.request.RequestTrial.NOON;
import static org.ownsky.quota.request.RequestTrial.operator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(RequestTrial.class)
class ApprovalRuleTest {
    @Autowired
    QuotaService quota;

    @Autowired
    LimitService limits;

    @Autowired
    QuotaRequestService requests;

    @Autowired
    ApprovalRuleService rules;

    @Autowired
    RoomService rooms;

    @Autowired
    RequestTending tending;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    private RequestTrial.Place place;

    @BeforeEach
    void openProject() {
        clock.set(NOON);
        place = RequestTrial.Place.of(quota, limits, transaction, 100, 10);
    }

    @Test
    void aRuleApprovesUpToItsAmountAndSaysSo() {
        rules.add(place.tenantAdministrator(), rule(8, Optional.empty()));

        var asked = requests.submit(place.member(), place.vcpus(16));

        assertThat(asked.state()).isEqualTo(RequestState.APPROVED);
        assertThat(asked.decision().orElseThrow().rule()).isEqualTo("up to 8 vCPUs more");
        assertThat(asked.decision().orElseThrow().by()).isEmpty();
        assertThat(place.limit()).isEqualTo(16);

        var second = requests.submit(place.member(), place.vcpus(19));
        assertThat(second.state()).as("6 of 8 are given already").isEqualTo(RequestState.OPEN);
        assertThat(requests.submit(place.member(), place.vcpus(18)).state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void whatHasEndedIsFreeToBeGivenAgain() {
        rules.add(place.tenantAdministrator(), rule(8, Optional.of(30)));
        requests.submit(place.member(), place.vcpus(18, NOON.plus(Duration.ofDays(10))));
        clock.advance(Duration.ofDays(11));
        tending.tend();

        var again =
                requests.submit(place.member(), place.vcpus(18, clock.instant().plus(Duration.ofDays(10))));

        assertThat(again.state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void aRuleForAWhileApprovesNothingForGood() {
        rules.add(place.tenantAdministrator(), rule(8, Optional.of(30)));

        assertThat(requests.submit(place.member(), place.vcpus(12)).open()).isTrue();
        assertThat(requests.submit(place.member(), place.vcpus(12, NOON.plus(Duration.ofDays(31))))
                        .open())
                .isTrue();
        assertThat(requests.submit(place.member(), place.vcpus(12, NOON.plus(Duration.ofDays(30))))
                        .open())
                .isFalse();
    }

    @Test
    void aTenantsRuleDoesNotGoBeyondTheTenantAndAnOperatorsDoes() {
        rules.add(place.tenantAdministrator(), rule(500, Optional.empty()));
        assertThat(requests.submit(place.member(), place.vcpus(101)).open()).isTrue();

        var beyond = new NewApprovalRule(
                place.scope().tenant(), true, QuotaResource.VCPUS, 20, Optional.empty(), Optional.empty());
        assertThat(refusal(() -> rules.add(place.tenantAdministrator(), beyond)))
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE));
        rules.add(operator(), beyond);

        assertThat(requests.submit(place.member(), place.vcpus(110)).open()).isFalse();
        assertThat(place.tenantLimit()).isEqualTo(110);
    }

    @Test
    void anOperatorsRuleAloneDoesNotRaiseWhatTheTenantGaveTheProject() {
        rules.add(
                operator(),
                new NewApprovalRule(
                        place.scope().tenant(), true, QuotaResource.VCPUS, 20, Optional.empty(), Optional.empty()));

        assertThat(requests.submit(place.member(), place.vcpus(101)).open()).isTrue();
        assertThat(place.tenantLimit()).isEqualTo(100);
    }

    @Test
    void rulesAreListedAndRemoved() {
        var rule = rules.add(place.tenantAdministrator(), rule(8, Optional.empty()));
        assertThat(rules.list(place.tenantAdministrator(), place.scope().tenant()))
                .containsExactly(rule);
        var stranger = RequestTrial.Place.of(quota, limits, transaction, 10, 10);
        assertThat(refusal(() -> rules.remove(stranger.tenantAdministrator(), rule.id())))
                .isInstanceOf(CloudError.NotFound.class);

        rules.remove(place.tenantAdministrator(), rule.id());

        assertThat(requests.submit(place.member(), place.vcpus(12)).open()).isTrue();
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThat(refusal(() -> rules.add(place.tenantAdministrator(), rule(0, Optional.empty()))))
                .isInstanceOf(CloudError.InvalidInput.class);
        assertThat(refusal(() -> rules.add(place.tenantAdministrator(), rule(1, Optional.of(0)))))
                .isInstanceOf(CloudError.InvalidInput.class);
        assertThat(refusal(() -> rules.add(
                        place.tenantAdministrator(),
                        new NewApprovalRule(
                                place.scope().tenant(),
                                false,
                                QuotaResource.VCPUS,
                                1,
                                Optional.empty(),
                                Optional.of(NOON)))))
                .isInstanceOf(CloudError.InvalidInput.class);
    }

    @Test
    void roomIsTheTenantsToGive() {
        var project = place.scope().project();
        assertThat(refusal(() -> rooms.set(place.projectAdministrator(), project, Map.of(QuotaResource.VCPUS, 20L))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        rooms.set(place.tenantAdministrator(), project, Map.of(QuotaResource.VCPUS, 20L));

        assertThat(rooms.find(place.viewer(), project)).containsExactly(Map.entry(QuotaResource.VCPUS, 20L));
        assertThat(requests.submit(place.member(), place.vcpus(20)).decider())
                .isEqualTo(Decider.PROJECT_ADMINISTRATORS);

        rooms.set(place.tenantAdministrator(), project, Map.of(QuotaResource.VCPUS, 0L));
        assertThat(rooms.find(place.viewer(), project)).isEmpty();
        assertThat(refusal(() -> rooms.set(place.tenantAdministrator(), project, Map.of(QuotaResource.VCPUS, -1L))))
                .isInstanceOf(CloudError.InvalidInput.class);
    }

    private NewApprovalRule rule(long more, Optional<Integer> days) {
        return new NewApprovalRule(place.scope().tenant(), false, QuotaResource.VCPUS, more, days, Optional.empty());
    }

    private static CloudError refusal(ThrowingCallable call) {
        return catchThrowableOfType(CloudException.class, call).error();
    }
}
