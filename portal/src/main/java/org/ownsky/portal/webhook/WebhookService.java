package org.ownsky.portal.webhook;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.portal.credential.SecretBox;
import org.ownsky.portal.notification.Happening;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Webhooks, for whoever administers the project, the tenant or the fleet that they are told of. */
@Service
public class WebhookService {
    /** Of a tenant, all its projects included; and of the fleet. */
    private static final int MOST = 20;

    private static final int SECRET_BYTES = 32;

    private final WebhookStore hooks;
    private final DeliveryStore deliveries;
    private final DeliveryQueue queue;
    private final SecretBox box;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    WebhookService(
            WebhookStore hooks,
            DeliveryStore deliveries,
            DeliveryQueue queue,
            SecretBox box,
            AuditTrail audit,
            Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.box = box;
        this.audit = audit;
        this.clock = clock;
        this.ids = new IdSource(clock, random);
    }

    /** Those of a place, the oldest first. */
    @Transactional(readOnly = true)
    public List<WebhookView> list(Caller caller, WebhookPlace place) {
        place.require(caller);
        return hooks.in(place);
    }

    /**
     * A new webhook, with a secret of its own.
     *
     * @param url where it leads; whether it may is looked at when it is used
     * @param kinds of what it is told; empty: of everything
     * @throws CloudException InvalidInput for the address, and where there are twenty already
     */
    @Transactional
    public NewWebhook create(Caller caller, WebhookPlace place, String url, Set<NoticeKind> kinds) {
        place.require(caller);
        var address = WebhookAddress.parse(url);
        if (hooks.lockAndCount(place) >= MOST) {
            throw CloudException.invalid(
                    "number of webhooks of the " + place.owner(),
                    String.valueOf(MOST + 1),
                    "at most " + MOST + ", those of its projects included; remove one first");
        }
        var hook = new WebhookView(
                new WebhookId(ids.next(WebhookId.PREFIX)),
                place,
                address,
                kinds,
                true,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var secret = secret();
        hooks.insert(hook, box.lock(hook.id().value(), secret));
        audit.record(
                caller,
                "webhook.create",
                hook.id().value(),
                "to " + site(address),
                Changes.of("site", null, site(address)).with("kinds", null, words(kinds)));
        return new NewWebhook(hook, secret);
    }

    /**
     * One webhook.
     *
     * @throws CloudException NotFound for one that the caller does not administer
     */
    @Transactional(readOnly = true)
    public WebhookView find(Caller caller, WebhookId id) {
        return owned(caller, id);
    }

    /** Changes where it leads, what it is told, and whether. What waits for one that is disabled goes when it is enabled. */
    @Transactional
    public WebhookView change(Caller caller, WebhookId id, String url, Set<NoticeKind> kinds, boolean enabled) {
        var before = owned(caller, id);
        var after = new WebhookView(id, before.place(), WebhookAddress.parse(url), kinds, enabled, before.createdAt());
        hooks.change(after);
        audit.record(
                caller,
                "webhook.change",
                id.value(),
                "to " + site(after.url()),
                Changes.of("site", site(before.url()), site(after.url()))
                        .with("kinds", words(before.kinds()), words(kinds))
                        .with("enabled", before.enabled(), enabled));
        return after;
    }

    /** Signs with another secret from now on. */
    @Transactional
    public NewWebhook renewSecret(Caller caller, WebhookId id) {
        var hook = owned(caller, id);
        var secret = secret();
        hooks.changeSecret(id, box.lock(id.value(), secret));
        audit.record(caller, "webhook.renew-secret", id.value(), "to " + site(hook.url()));
        return new NewWebhook(hook, secret);
    }

    /** Removes it with all that it was, or was to be, told. */
    @Transactional
    public void remove(Caller caller, WebhookId id) {
        var hook = owned(caller, id);
        hooks.remove(id);
        audit.record(
                caller,
                "webhook.remove",
                id.value(),
                "to " + site(hook.url()),
                Changes.of("site", site(hook.url()), null));
    }

    /** Tells it something of no consequence. */
    @Transactional
    public void ping(Caller caller, WebhookId id) {
        var hook = enabled(caller, id);
        var now = clock.instant();
        queue.put(
                id,
                new Happening(
                        NoticeKind.PING,
                        "ping " + ids.next("ping"),
                        hook.place().tenantId(),
                        hook.place().projectId(),
                        now,
                        java.util.Map.of("by", caller.name()),
                        ""));
    }

    /** One page of what it was told, the latest first; the request's search is not used. */
    @Transactional(readOnly = true)
    public KeysetPage<DeliveryView> deliveries(Caller caller, WebhookId id, PageRequest request) {
        owned(caller, id);
        request.cursor()
                .filter(cursor -> !IdFormat.matches(DeliveryId.PREFIX, cursor))
                .ifPresent(cursor -> {
                    throw CloudException.invalid("cursor", cursor, "the value of \"next\" from the page before");
                });
        var rows = deliveries.of(id, request.cursor(), request.limit() + 1);
        if (rows.size() <= request.limit()) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, request.limit());
        return new KeysetPage<>(items, Optional.of(items.getLast().id().value()));
    }

    /** Sends something again, at once, whatever became of it. */
    @Transactional
    public void resend(Caller caller, WebhookId id, DeliveryId delivery) {
        enabled(caller, id);
        if (!deliveries.again(id, delivery, clock.instant())) {
            throw CloudException.of(new CloudError.NotFound("delivery", delivery.value()));
        }
        audit.record(caller, "webhook.resend", id.value(), delivery.value());
    }

    private WebhookView owned(Caller caller, WebhookId id) {
        var hook = hooks.find(id).map(WebhookStore.Row::view).orElseThrow(() -> notFound(id));
        if (!hook.place().administeredBy(caller)) {
            throw CloudException.hidden(new CloudError.NotFound("webhook", id.value()));
        }
        return hook;
    }

    private WebhookView enabled(Caller caller, WebhookId id) {
        var hook = owned(caller, id);
        if (!hook.enabled()) {
            throw CloudException.of(
                    new CloudError.Conflict("webhook", "This webhook is off. Enable it, then it is told things."));
        }
        return hook;
    }

    private static CloudException notFound(WebhookId id) {
        return CloudException.of(new CloudError.NotFound("webhook", id.value()));
    }

    /** What the audit trail may say of an address: its path is often a secret. */
    private static String site(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + HexFormat.of().formatHex(bytes);
    }

    private static String words(Set<NoticeKind> kinds) {
        return kinds.isEmpty()
                ? "everything"
                : kinds.stream().map(NoticeKind::key).sorted().collect(Collectors.joining(", "));
    }
}
