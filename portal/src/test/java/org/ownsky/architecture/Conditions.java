package org.ownsky.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiConsumer;

/** What ArchUnit can't say by itself. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> haveConstructorsOfAtMost(int parameters) {
        return condition(
                "have constructors of at most %d parameters".formatted(parameters),
                (type, events) -> type.getConstructors().stream()
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > parameters)
                        .forEach(constructor ->
                                events.add(SimpleConditionEvent.violated(constructor, constructor.getDescription()))));
    }

    static ArchCondition<JavaClass> liveInAPackageAnnotatedWith(String annotation) {
        return condition("live in a package annotated with @" + annotation, (type, events) -> {
            var marked = type.getPackage()
                    .tryGetPackageInfo()
                    .filter(packageInfo -> packageInfo.isAnnotatedWith(annotation))
                    .isPresent();
            if (!marked) {
                events.add(SimpleConditionEvent.violated(
                        type, "%s lives in %s, which is not marked".formatted(type.getName(), type.getPackageName())));
            }
        });
    }

    /** A page that calls a service without a {@code Caller} goes round the permission check. */
    static ArchCondition<JavaClass> callServicesAsSomebody() {
        return condition(
                "call services with a Caller",
                (type, events) -> type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().getSimpleName().endsWith("Service"))
                        .filter(call -> !call.getTargetOwner().getPackageName().startsWith("java"))
                        .filter(call -> !takesACaller(call))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription()))));
    }

    private static boolean takesACaller(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream()
                .anyMatch(parameter -> parameter.getSimpleName().equals("Caller"));
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
