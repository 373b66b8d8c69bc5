package org.ownsky.portal.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts Ownsky's own PostgreSQL as soon as the settings are known, while Spring reads classes and makes its first beans: neither
 * needs the other. Spring finds it by {@code spring.factories}; with a database of somebody else there is nothing to start.
 */
final class EarlyDatabase implements ApplicationListener<ApplicationContextInitializedEvent> {

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        var settings = Binder.get(context.getEnvironment()).bindOrCreate("ownsky.database", DatabaseSettings.class);
        if (settings.isOwn()) {
            var starting = new Starting(settings);
            context.getBeanFactory().registerSingleton("startingDatabase", starting);
            SpringApplication.getShutdownHandlers().add(starting::stopUnlessTaken);
        }
    }

    /** The server between the beginning of its start and the moment when Spring asks for it. */
    static final class Starting {
        private final CompletableFuture<EmbeddedPostgres> server = new CompletableFuture<>();
        private final AtomicBoolean taken = new AtomicBoolean();

        private Starting(DatabaseSettings settings) {
            Thread.ofPlatform().daemon().name("postgres-start").start(() -> start(settings));
        }

        private void start(DatabaseSettings settings) {
            try {
                server.complete(EmbeddedPostgres.start(settings.directory()));
            } catch (RuntimeException | Error e) {
                server.completeExceptionally(e);
            }
        }

        /** Waits for the server; whoever takes it closes it. */
        EmbeddedPostgres take() {
            taken.set(true);
            try {
                return server.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof DatabaseUnavailableException known) {
                    throw known;
                }
                throw e;
            }
        }

        /** After a start that failed before anything asked for the database. */
        private void stopUnlessTaken() {
            if (taken.compareAndSet(false, true) && !server.isCompletedExceptionally()) {
                server.join().close();
            }
        }
    }
}
