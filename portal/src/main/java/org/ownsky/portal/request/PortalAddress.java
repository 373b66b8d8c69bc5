package org.ownsky.portal.request;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The portal's address as people type it, without a slash at the end. */
@Component
public class PortalAddress {
    private final Environment environment;

    PortalAddress(Environment environment) {
        this.environment = environment;
    }

    /** Whether one is set, so that no request has a say in it. */
    public boolean isSet() {
        return !configured().isEmpty();
    }

    /** The one set as {@code ownsky.url}; else the one that the present request was sent to; else this machine's. */
    public String current() {
        var configured = configured();
        if (!configured.isEmpty()) {
            return configured.replaceAll("/+$", "");
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? ServletUriComponentsBuilder.fromContextPath(attributes.getRequest())
                        .build()
                        .toUriString()
                : "http://127.0.0.1:"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }

    private String configured() {
        return environment.getProperty("ownsky.url", "").strip();
    }
}
