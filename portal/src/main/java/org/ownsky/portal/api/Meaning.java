package org.ownsky.portal.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a path, parameter, body or field means and which values it takes, for the API's description. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.RECORD_COMPONENT})
@interface Meaning {
    String value();

    String example() default "";

    /** All values, when they are few. */
    String[] words() default {};

    /** The values are the names of what quota counts, {@link org.ownsky.quota.QuotaResource#key()}. */
    boolean quotaResource() default false;

    /** Of text, as a regular expression. */
    String pattern() default "";

    int shortest() default 0;

    int longest() default Integer.MAX_VALUE;

    /** Of numbers and of a list's length. */
    long least() default Long.MIN_VALUE;

    long most() default Long.MAX_VALUE;
}
