package org.ownsky.quota.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.policy.LeaseTerms;
import org.ownsky.quota.policy.PolicyId;
import org.ownsky.quota.policy.PolicyLevel;
import org.ownsky.quota.policy.RuleName;

class LeaseTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ProjectScope PROJECT =
            new ProjectScope(new TenantId("ten-0000000000000000a"), new ProjectId("prj-0000000000000000a"));
    private static final LeaseTerms TERMS = new LeaseTerms(
            Duration.ofDays(7),
            Duration.ofDays(10),
            List.of(Duration.ofDays(8), Duration.ofDays(2), Duration.ofHours(1)),
            1,
            Duration.ofDays(2),
            Duration.ofDays(3),
            List.of(new RuleName(new PolicyId("pol-0000000000000000a"), "Week", PolicyLevel.TENANT, "tenant demo")));

    private final Lease lease = Lease.of(PROJECT, "i-1", "web", TERMS, false, NOW);

    @Test
    void endsAsTheTermsSay() {
        assertThat(lease.ends()).isEqualTo("2026-03-08T12:00:00Z");
        assertThat(lease.terminates()).isEqualTo("2026-03-11T12:00:00Z");
        assertThat(lease.latest()).isEqualTo("2026-03-11T12:00:00Z");
        assertThat(lease.rules()).containsExactly("the policy \"Week\" of tenant demo");
    }

    @Test
    void warnsOnceOfEachThatFitsTheLife() {
        assertThat(lease.warnings()).containsExactly(Duration.ofDays(2), Duration.ofHours(1));
        assertThat(lease.warns(NOW.plus(Duration.ofDays(4)))).isFalse();
        var twoDaysBefore = NOW.plus(Duration.ofDays(5));
        assertThat(lease.warns(twoDaysBefore)).isTrue();

        var warned = lease.warned(twoDaysBefore);

        assertThat(warned.warns(twoDaysBefore)).isFalse();
        assertThat(warned.due(twoDaysBefore)).isEqualTo("2026-03-08T11:00:00Z");
        assertThat(lease.warned(NOW.plus(Duration.ofDays(7))).warned()).isEqualTo(2);
    }

    @Test
    void anEndBeyondTheRangeIsRefusedWithTheRange() {
        assertThatThrownBy(() -> lease.requireWithin(NOW, NOW))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("after 2026-03-08T12:00:00Z, up to 2026-03-10T12:00:00Z");
        assertThatThrownBy(() -> lease.requireWithin(NOW.plus(Duration.ofDays(30)), NOW))
                .isInstanceOf(CloudException.class);
        lease.requireWithin(NOW.plus(Duration.ofDays(9)), NOW);
    }

    @Test
    void theLongestLifeIsTheEnd() {
        var once = lease.extendedTo(lease.farthest(NOW), true);
        assertThat(once.extendsItself()).isFalse();
        var twice = once.extendedTo(once.farthest(NOW), false);
        assertThat(twice.ends()).isEqualTo(lease.latest());

        assertThatThrownBy(() -> twice.requireWithin(NOW.plus(Duration.ofDays(20)), NOW))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("has its longest life, 10 days");
    }

    @Test
    void anEndedLeaseIsExtendedFromNow() {
        var late = NOW.plus(Duration.ofDays(8));

        assertThat(lease.over().farthest(late)).isEqualTo(lease.starts().plus(Duration.ofDays(10)));
        assertThat(lease.over().extendedTo(lease.farthest(late), true).state()).isEqualTo(LeaseState.RUNNING);
    }

    @Test
    void whatWaitsLosesNothing() {
        var held = Lease.of(PROJECT, "i-1", "web", TERMS, true, NOW);
        assertThat(held.state()).isEqualTo(LeaseState.WAITING);

        var begun = held.begun(NOW.plus(Duration.ofDays(3)));

        assertThat(begun.ends()).isEqualTo("2026-03-11T12:00:00Z");
        assertThat(begun.latest()).isEqualTo("2026-03-14T12:00:00Z");
    }
}
