package org.ownsky.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;

/** What a class is given and does not fetch: time, chance, other classes. */
final class InjectionRules {

    private static final Set<String> TIME_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.util.Date.<init>");

    private static final Set<String> DICE = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.Random.<init>");

    /** Configuration classes make the beans that everybody else is given. */
    private static final DescribedPredicate<JavaClass> GIVEN =
            not(annotatedWith("org.springframework.context.annotation.Configuration"));

    private static final DescribedPredicate<JavaAccess<?>> READS_THE_CLOCK =
            describe("read the machine's clock", InjectionRules::readsTheClock);

    private static final DescribedPredicate<JavaAccess<?>> ASKS_CHANCE =
            describe("ask chance", access -> DICE.contains(called(access)));

    private static final DescribedPredicate<JavaAccess<?>> PRINTS = describe(
            "print",
            access -> access instanceof JavaFieldAccess
                    && access.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("out", "err").contains(access.getName()));

    private InjectionRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "clock",
                        GIVEN,
                        noClasses()
                                .that(GIVEN)
                                .should()
                                .accessTargetWhere(READS_THE_CLOCK)
                                .because("a java.time.Clock is injected")),
                new HouseRule(
                        "chance",
                        GIVEN,
                        noClasses()
                                .that(GIVEN)
                                .should()
                                .accessTargetWhere(ASKS_CHANCE)
                                .because("ids come from an IdSource")),
                new HouseRule(
                        "printing",
                        GIVEN,
                        noClasses().should().accessTargetWhere(PRINTS).because("what happens is logged")),
                new HouseRule(
                        "field",
                        GIVEN,
                        noFields()
                                .should()
                                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                                .orShould()
                                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                                .because("collaborators come through the constructor")),
                new HouseRule(
                        "mock",
                        GIVEN,
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("..mockito..", "..easymock..", "..mockk..")
                                .because("fakes are written by hand")));
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        if (TIME_TYPES.contains(access.getTargetOwner().getName())) {
            return access.getName().equals("now") && !takes(access, "java.time.Clock");
        }
        return CLOCKS.contains(called(access));
    }

    private static String called(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }

    private static boolean takes(JavaAccess<?> access, String type) {
        return access instanceof JavaMethodCall call
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.getName().equals(type));
    }
}
