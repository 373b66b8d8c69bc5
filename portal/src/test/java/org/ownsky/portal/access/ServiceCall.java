package org.ownsky.portal.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.kernel.Caller;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A public method of a service that takes a caller, with arguments of one choice. */
record ServiceCall(Object bean, Method method, List<Arguments.Choice> arguments) {
    /** Made for the record itself: they are told of refusals and refuse nothing. */
    private static final Set<String> RECORDERS = Set.of("DeniedAttempts");

    /** All there are: a new service is found by being one. */
    static List<ServiceCall> all(ApplicationContext application) {
        return Arrays.stream(application.getBeanDefinitionNames())
                .filter(name -> Optional.ofNullable(application.getType(name))
                        .filter(type -> type.getName().startsWith("org.ownsky."))
                        .filter(ServiceCall::isService)
                        .isPresent())
                .map(application::getBean)
                .flatMap(ServiceCall::of)
                .toList();
    }

    private static boolean isService(Class<?> type) {
        return type.getName().replaceAll("\\$\\$.*", "").endsWith("Service")
                || ClassUtils.getUserClass(type).isAnnotationPresent(Service.class);
    }

    private static Stream<ServiceCall> of(Object bean) {
        var type = AopUtils.getTargetClass(bean);
        if (RECORDERS.contains(type.getSimpleName())) {
            return Stream.empty();
        }
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == Caller.class)
                .flatMap(method -> choices(method).stream().map(choice -> new ServiceCall(bean, method, choice)));
    }

    /** Each combination of what its parameters can be. */
    private static List<List<Arguments.Choice>> choices(Method method) {
        List<List<Arguments.Choice>> all = List.of(List.of());
        for (var type : Arrays.asList(method.getGenericParameterTypes()).subList(1, method.getParameterCount())) {
            var longer = new ArrayList<List<Arguments.Choice>>();
            for (var begun : all) {
                for (var choice : Arguments.of(type)) {
                    longer.add(Stream.concat(begun.stream(), Stream.of(choice)).toList());
                }
            }
            all = longer;
        }
        return all;
    }

    Set<Kind> kinds() {
        var kinds = EnumSet.noneOf(Kind.class);
        arguments.forEach(argument -> kinds.addAll(argument.kinds()));
        return kinds;
    }

    /** As from a page: within a request, which some services keep things for. */
    Answer ask(Caller caller, Things things) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            var given = Stream.concat(
                            Stream.of(caller),
                            arguments.stream().map(argument -> argument.make().apply(things)))
                    .toArray();
            return Answer.done(method.invoke(bean, given));
        } catch (InvocationTargetException thrown) {
            return Answer.thrown(thrown.getTargetException());
        } catch (IllegalAccessException e) {
            throw new LinkageError("Cannot call " + this, e);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Override
    public String toString() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "("
                + arguments.stream().map(Arguments.Choice::label).collect(Collectors.joining(", ")) + ")";
    }
}
