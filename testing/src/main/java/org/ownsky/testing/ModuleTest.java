package org.ownsky.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * A test of a module below the portal with its real beans: it and the modules below it are started on a fresh
 * PostgreSQL database. Contexts are cached by Spring, so tests of the same set-up share database and start-up.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = ModuleTestApplication.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "spring.main.banner-mode=off")
public @interface ModuleTest {}
