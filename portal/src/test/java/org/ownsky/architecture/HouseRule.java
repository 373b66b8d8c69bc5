package org.ownsky.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule of the plan that a machine can check.
 *
 * @param name also the package below {@code breach} that breaks this rule on purpose
 * @param governs the classes that the rule is about; a rule about nothing proves nothing
 */
record HouseRule(String name, DescribedPredicate<? super JavaClass> governs, ArchRule rule) {

    long governedIn(JavaClasses classes) {
        return classes.stream().filter(governs).count();
    }

    @Override
    public String toString() {
        return name;
    }
}
