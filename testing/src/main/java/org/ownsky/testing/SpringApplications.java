package org.ownsky.testing;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/** Knows whether this JVM has started a Spring application: only then does Spring run shutdown handlers when it ends. */
public final class SpringApplications implements ApplicationListener<ApplicationStartingEvent> {
    private static volatile boolean started;

    static boolean anyStarted() {
        return started;
    }

    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        started = true;
    }
}
