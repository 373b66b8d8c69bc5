package org.ownsky.quota.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/** Policies and launches that tests are made of. */
final class Rules {
    static final ProjectScope PROJECT =
            new ProjectScope(new TenantId("ten-0000000000000000a"), new ProjectId("prj-0000000000000000a"));
    static final Currency EURO = Currency.getInstance("EUR");
    private static final AtomicLong NUMBERS = new AtomicLong();

    private Rules() {}

    static PolicyRule.Approval moreThan(int count) {
        return new PolicyRule.Approval(Optional.of(count), Optional.empty(), Set.of(), Set.of(), Set.of());
    }

    static PolicyRule.Approval dearerThan(String amount) {
        return new PolicyRule.Approval(Optional.empty(), Optional.of(euro(amount)), Set.of(), Set.of(), Set.of());
    }

    static PolicyRule.Lease lease(Duration life, Duration longest, int extensions) {
        return new PolicyRule.Lease(life, longest, List.of(), extensions, Duration.ofDays(1), Duration.ofDays(1));
    }

    static Money euro(String amount) {
        return new Money(new BigDecimal(amount), EURO);
    }

    static Policy policy(PolicyLevel level, PolicyRule rule) {
        var number = NUMBERS.incrementAndGet();
        return new Policy(
                new PolicyId("pol-%017x".formatted(number)),
                PolicyScope.of(level, PROJECT),
                level == PolicyLevel.OPERATOR ? "" : level.key() + " demo",
                "Rule " + number,
                PolicyState.ON,
                rule,
                Instant.EPOCH,
                "ada");
    }

    static LaunchFacts launch(int count, String type) {
        return launch(count, type, Optional.of(euro("10")), Map.of());
    }

    static LaunchFacts launch(int count, String type, Optional<Money> each, Map<String, String> tags) {
        return new LaunchFacts(
                PROJECT.project(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> "web-" + number)
                        .toList(),
                type,
                "tiny",
                each.map(price -> price.times(BigDecimal.valueOf(count))),
                tags);
    }
}
