package org.ownsky.portal.audit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.ownsky.kernel.Caller;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.Ordered;

/** Applies to every public service method whose first parameter is the caller, whoever writes it. */
final class DenialAdvisor extends StaticMethodMatcherPointcutAdvisor {

    DenialAdvisor(RecordsDenials advice) {
        super(advice);
        // Outside the transaction, so that recording the denial does not wait for its own attempt's locks.
        setOrder(Ordered.HIGHEST_PRECEDENCE);
        setClassFilter(type -> type.getName().startsWith("org.ownsky.") && !Modifier.isFinal(type.getModifiers()));
    }

    @Override
    public boolean matches(Method method, Class<?> targetClass) {
        return Modifier.isPublic(method.getModifiers())
                && method.getParameterCount() > 0
                && method.getParameterTypes()[0] == Caller.class
                && targetClass != DeniedAttempts.class
                && targetClass != StoredAuditTrail.class;
    }
}
