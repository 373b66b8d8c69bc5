package org.ownsky.billing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A test of billing's beans on a PostgreSQL of its own, with a clock that it moves and without provisioning's beans. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = BillingTestApplication.class, webEnvironment = WebEnvironment.NONE)
@interface BillingTest {}
