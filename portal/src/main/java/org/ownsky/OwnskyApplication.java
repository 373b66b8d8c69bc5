package org.ownsky;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Ownsky in one process: the portal, the worker, or both. */
@SpringBootApplication(proxyBeanMethods = false)
public class OwnskyApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OwnskyApplication.class, arguments);
    }
}
