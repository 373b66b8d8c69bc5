package org.ownsky.portal.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What a browser may load and run on our pages: our own files, and the page's inline scripts by a nonce. Vaadin's client
 * evaluates the calls that the server sends ({@code executeJs}), so {@code unsafe-eval} has to stay; its components set
 * styles inline. While developing, Vaadin's tools need more than any policy worth the name allows.
 */
@Component
class ContentSecurityPolicy implements VaadinServiceInitListener {
    static final String HEADER = "Content-Security-Policy";

    /** For everything but pages: nothing but our own, nowhere framed. */
    static final String STRICT =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';" + " frame-ancestors 'none'";

    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var production = event.getSource().getDeploymentConfiguration().isProductionMode();
        event.addIndexHtmlRequestListener(page -> {
            if (production) {
                protect(page);
            } else {
                page.getVaadinResponse().setHeader(HEADER, "frame-ancestors 'none'");
            }
        });
    }

    private void protect(IndexHtmlResponse page) {
        var nonce = nonce();
        page.getVaadinResponse().setHeader(HEADER, policy(nonce));
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
    }

    static String policy(String nonce) {
        return STRICT + "; script-src 'self' 'unsafe-eval' 'nonce-" + nonce + "'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; font-src 'self' data:";
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
