package org.ownsky.portal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ownsky.OwnskyApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole application, on a port of its own and on a fresh database that it migrates itself. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = OwnskyApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        // No test asks for a name outside of this machine, whatever addresses it gives to webhooks.
        properties = "ownsky.webhook.look-every=1d")
@ContextConfiguration(initializers = FreshDatabase.class)
public @interface PortalTest {}
