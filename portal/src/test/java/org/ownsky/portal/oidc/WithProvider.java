package org.ownsky.portal.oidc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.ownsky.portal.FreshDatabase;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.People;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** A portal that signs in with the tests' {@link FakeProvider}. */
@TimeTravel
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(People.class)
@ContextConfiguration(initializers = {FreshDatabase.class, WithProvider.Settings.class})
@interface WithProvider {
    /** One for all tests: a portal asks the same one all its life. */
    FakeProvider PROVIDER = new FakeProvider();

    /** What an operator would set. */
    final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "provider",
                            Map.of(
                                    "ownsky.oidc.issuer",
                                    PROVIDER.issuer(),
                                    "ownsky.oidc.name",
                                    "Example",
                                    "ownsky.oidc.client-secret",
                                    FakeProvider.SECRET)));
        }
    }
}
