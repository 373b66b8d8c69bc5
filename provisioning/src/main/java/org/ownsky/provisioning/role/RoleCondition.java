package org.ownsky.provisioning.role;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code ownsky.roles}. A role that does not exist, or none at all, stops the start: it would go unnoticed for long. */
final class RoleCondition implements Condition {
    private static final String PROPERTY = "ownsky.roles";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var wanted = metadata.getAnnotations().get(ConditionalOnRole.class).getEnum("value", ProcessRole.class);
        return roles(context.getEnvironment()).contains(wanted);
    }

    static Set<ProcessRole> roles(Environment environment) {
        var roles = Binder.get(environment)
                .bind(PROPERTY, Bindable.setOf(ProcessRole.class))
                .orElseGet(() -> EnumSet.allOf(ProcessRole.class));
        if (roles.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    PROPERTY, "", "A process does something: portal, worker, or both with a comma between them.");
        }
        return roles;
    }
}
