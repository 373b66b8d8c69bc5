package org.ownsky.portal.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends one delivery. Names are looked up by the connection itself, once, and only where webhooks may lead: what is checked is
 * what is connected to. It follows no redirect, keeps no cookie and reads no answer beyond its status.
 */
@Component
class WebhookSender implements DisposableBean {
    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_TO_ONE = 4;

    private final ReachableAddresses reachable;
    private final Clock clock;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timeout").factory());

    WebhookSender(ReachableAddresses reachable, WebhookSettings settings, Clock clock) {
        this.reachable = reachable;
        this.clock = clock;
        this.timeout = settings.timeout();
        var wait = Timeout.of(timeout);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Guard())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_TO_ONE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(wait)
                                .setSocketTimeout(wait)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(wait)
                        .setResponseTimeout(wait)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Ownsky")
                .build();
    }

    DeliveryAttempt send(URI address, DeliveryStore.Due delivery, String secret) {
        var begun = clock.instant();
        var request = new HttpPost(address);
        request.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
        request.setHeader("Ownsky-Event", delivery.kind().key());
        request.setHeader("Ownsky-Delivery", delivery.id().value());
        request.setHeader(
                Signature.HEADER, Signature.of(secret, begun, delivery.body()).header());
        Future<?> limit = watch.schedule(request::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            // Whatever else it answers is not read: closing drops the connection with it.
            try (var response = http.executeOpen(HttpHost.create(address), request, null)) {
                return new DeliveryAttempt(begun, took(begun), Optional.of(response.getCode()), Optional.empty());
            }
        } catch (IOException | RuntimeException e) {
            return new DeliveryAttempt(begun, took(begun), Optional.empty(), Optional.of(words(e)));
        } finally {
            limit.cancel(false);
        }
    }

    private Duration took(Instant begun) {
        return Duration.between(begun, clock.instant());
    }

    private String words(Exception problem) {
        return switch (problem) {
            case ClosedAddressException closed -> closed.words;
            case UnknownHostException unknown -> "The name " + unknown.getMessage() + " is not known";
            case java.net.SocketTimeoutException _ -> "No answer within " + timeout.toSeconds() + " s";
            case org.apache.hc.client5.http.impl.classic.RequestFailedException _ ->
                "No answer within " + timeout.toSeconds() + " s";
            case javax.net.ssl.SSLException _ -> "The certificate or the encryption was not accepted";
            case java.net.ConnectException _ -> "The connection was refused";
            default -> "The connection broke: " + problem.getClass().getSimpleName();
        };
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        http.close();
    }

    /** A name, or address, that leads where webhooks may not. */
    private static final class ClosedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private final String words;

        ClosedAddressException(String host) {
            super(host);
            words = host
                    + " leads to a private address; an operator can allow its network with OWNSKY_WEBHOOK_NETWORKS";
        }
    }

    /** Gives those addresses of a name alone that may be connected to. */
    private final class Guard implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var open = Arrays.stream(SystemDefaultDnsResolver.INSTANCE.resolve(host))
                    .filter(reachable::allow)
                    .toArray(InetAddress[]::new);
            if (open.length == 0) {
                throw new ClosedAddressException(host);
            }
            return open;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
