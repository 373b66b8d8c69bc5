package org.ownsky;

import org.ownsky.portal.database.EarlyDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Ownsky in one process: the portal, the worker, or both. */
@SpringBootApplication(proxyBeanMethods = false)
public class OwnskyApplication {

    public static void main(String[] arguments) {
        var application = new SpringApplication(OwnskyApplication.class);
        application.addListeners(new EarlyDatabase());
        application.run(arguments);
    }
}
