package org.ownsky.portal.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.quota.policy.CronLine;
import org.ownsky.quota.policy.NameGlob;
import org.ownsky.quota.policy.PolicyRule;

@Meaning("What a policy demands or gives: exactly one of these")
record RuleForm(
        @Meaning("Which launches wait for approval; any of its conditions is enough")
        Optional<ApprovalRule> approval,

        @Meaning("When instances end") Optional<LeaseRule> lease,
        @Meaning("When instances start and stop") Optional<ScheduleRule> schedule,

        @Meaning(value = "The only types that are launched", least = 1, most = 100)
        Optional<List<String>> allowedTypes,

        @Meaning(value = "The names of the only images that are launched", least = 1, most = 100)
        Optional<List<String>> allowedImages,

        @Meaning(value = "Tags that every launch has a value for", least = 1, most = 50)
        Optional<List<String>> requiredTags,

        @Meaning(
                value =
                        "Names look like one of these: * is anything, ? is one character, # is one digit, all else itself",
                least = 1,
                most = 10)
        Optional<List<String>> namePatterns) {

    @Meaning("Conditions, at least one")
    record ApprovalRule(
            @Meaning(value = "Instances in one launch", least = 1, most = 1000, example = "10")
            Optional<Integer> moreThan,

            @Meaning(value = "A month of the whole launch, as a decimal number", longest = 20, example = "200.00")
            Optional<String> dearerThan,

            @Meaning(value = "Types", most = 100) Optional<List<String>> types,
            @Meaning(value = "Names of images", most = 100) Optional<List<String>> images,
            @Meaning(value = "Ids of projects", most = 100) Optional<List<String>> projectIds) {}

    @Meaning("Lengths of time as ISO 8601 writes them: P7D, PT12H")
    record LeaseRule(
            @Meaning(value = "What an instance gets at its launch", longest = 40, example = "P30D")
            String life,

            @Meaning(value = "The farthest end there can be, from the launch on", longest = 40, example = "P90D")
            String longest,

            @Meaning(value = "How long before the end people are told", most = 5)
            Optional<List<String>> warnings,

            @Meaning(value = "How often the end can be put off without asking", least = 0, most = 100, example = "2")
            int extensions,

            @Meaning(value = "By how much each time", longest = 40, example = "P14D")
            String extension,

            @Meaning(
                    value = "How long the stopped instance is kept until it is terminated",
                    longest = 40,
                    example = "P7D")
            String grace) {}

    @Meaning("Lines of crontab(5), whose minute is a number")
    record ScheduleRule(
            @Meaning(value = "When it starts", longest = 200, example = "0 8 * * MON-FRI")
            String start,

            @Meaning(value = "When it stops", longest = 200, example = "0 18 * * MON-FRI")
            String stop,

            @Meaning(value = "By whose clock", longest = 60, example = "Europe/Vienna")
            String zone) {}

    static RuleForm of(PolicyRule rule) {
        return new RuleForm(
                rule instanceof PolicyRule.Approval one ? Optional.of(approval(one)) : Optional.empty(),
                rule instanceof PolicyRule.Lease one ? Optional.of(lease(one)) : Optional.empty(),
                rule instanceof PolicyRule.Schedule(var start, var stop, var zone)
                        ? Optional.of(new ScheduleRule(start.text(), stop.text(), zone.getId()))
                        : Optional.empty(),
                rule instanceof PolicyRule.AllowedTypes(var names) ? sorted(names) : Optional.empty(),
                rule instanceof PolicyRule.AllowedImages(var names) ? sorted(names) : Optional.empty(),
                rule instanceof PolicyRule.RequiredTags(var names) ? sorted(names) : Optional.empty(),
                rule instanceof PolicyRule.NamePattern(var globs)
                        ? sorted(globs.stream().map(NameGlob::text).collect(Collectors.toSet()))
                        : Optional.empty());
    }

    private static ApprovalRule approval(PolicyRule.Approval one) {
        return new ApprovalRule(
                one.moreThan(),
                one.dearerThan().map(price -> price.amount().toPlainString()),
                sorted(one.types()),
                sorted(one.images()),
                sorted(one.projects().stream().map(Object::toString).collect(Collectors.toSet())));
    }

    private static LeaseRule lease(PolicyRule.Lease one) {
        return new LeaseRule(
                one.life().toString(),
                one.longest().toString(),
                Optional.of(one.warnings().stream().map(Duration::toString).toList()),
                one.extensions(),
                one.extension().toString(),
                one.grace().toString());
    }

    private static Optional<List<String>> sorted(Set<String> names) {
        return Optional.of(names.stream().sorted().toList());
    }

    /**
     * The rule that is meant.
     *
     * @param currency of amounts
     * @throws CloudException InvalidInput when it is none or several, or what of it is out of range
     */
    PolicyRule rule(Currency currency) {
        var given = Stream.of(
                        approval.<PolicyRule>map(one -> rule(one, currency)),
                        lease.<PolicyRule>map(RuleForm::rule),
                        schedule.<PolicyRule>map(RuleForm::rule),
                        allowedTypes.<PolicyRule>map(names -> new PolicyRule.AllowedTypes(Set.copyOf(names))),
                        allowedImages.<PolicyRule>map(names -> new PolicyRule.AllowedImages(Set.copyOf(names))),
                        requiredTags.<PolicyRule>map(names -> new PolicyRule.RequiredTags(Set.copyOf(names))),
                        namePatterns.<PolicyRule>map(names -> new PolicyRule.NamePattern(
                                names.stream().map(NameGlob::new).collect(Collectors.toSet()))))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw CloudException.invalid("rule", given.size() + " rules", "exactly one");
        }
        return given.getFirst();
    }

    private static PolicyRule rule(ApprovalRule one, Currency currency) {
        return new PolicyRule.Approval(
                one.moreThan(),
                one.dearerThan().map(text -> new Money(amount(text), currency)),
                set(one.types()),
                set(one.images()),
                set(one.projectIds()).stream().map(Reach::project).collect(Collectors.toSet()));
    }

    private static PolicyRule rule(LeaseRule one) {
        return new PolicyRule.Lease(
                length("life", one.life()),
                length("longest", one.longest()),
                one.warnings().orElse(List.of()).stream()
                        .map(text -> length("warnings", text))
                        .toList(),
                one.extensions(),
                length("extension", one.extension()),
                length("grace", one.grace()));
    }

    private static PolicyRule rule(ScheduleRule one) {
        try {
            return new PolicyRule.Schedule(new CronLine(one.start()), new CronLine(one.stop()), ZoneId.of(one.zone()));
        } catch (DateTimeException e) {
            throw CloudException.invalid("zone", one.zone(), "a time zone such as Europe/Vienna");
        }
    }

    private static Set<String> set(Optional<List<String>> names) {
        return Set.copyOf(names.orElse(List.of()));
    }

    private static BigDecimal amount(String text) {
        try {
            if (text.length() <= 20 && text.matches("[0-9]+(\\.[0-9]+)?")) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // Answered below.
        }
        throw CloudException.invalid("dearerThan", text, "a decimal number such as 200.00");
    }

    private static Duration length(String field, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw CloudException.invalid(field, text, "a length of time such as P7D or PT12H");
        }
    }
}
