package org.ownsky.portal.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.notification.Happening;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.request.PortalAddress;
import org.ownsky.provisioning.instance.InstanceEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts down what webhooks are to be told, in the transaction in which it happens: neither is there without the other. Where no
 * webhook listens, that is one question by an index.
 */
@Component
class DeliveryQueue {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookStore hooks;
    private final DeliveryStore deliveries;
    private final PortalAddress portal;
    private final Clock clock;
    private final IdSource ids;

    DeliveryQueue(WebhookStore hooks, DeliveryStore deliveries, PortalAddress portal, Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.portal = portal;
        this.clock = clock;
        this.ids = new IdSource(clock, new SecureRandom());
    }

    @EventListener
    @Transactional
    public void on(Happening happening) {
        if (happening.kind().personal()) {
            return;
        }
        hooks.listening(happening.kind(), happening.tenant(), happening.project())
                .forEach(hook -> put(hook, happening));
    }

    @EventListener
    @Transactional
    public void on(InstanceEvent event) {
        on(happening(event));
    }

    void put(WebhookId hook, Happening happening) {
        var id = new DeliveryId(ids.next(DeliveryId.PREFIX));
        deliveries.add(id, hook, happening.cause(), happening.kind(), body(id, happening), clock.instant());
    }

    private String body(DeliveryId id, Happening happening) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id.value());
        body.put("kind", happening.kind().key());
        body.put("at", happening.at().toString());
        happening.tenant().map(TenantId::value).ifPresent(tenant -> body.put("tenantId", tenant));
        happening.project().map(ProjectId::value).ifPresent(project -> body.put("projectId", project));
        body.put("title", happening.kind().title(happening.facts()));
        body.put("text", happening.kind().text(happening.facts()));
        body.put("facts", happening.facts());
        if (!happening.address().isEmpty()) {
            body.put("url", portal.current() + "/" + happening.address());
        }
        return JSON.writeValueAsString(body);
    }

    private static Happening happening(InstanceEvent event) {
        var instance = event.instance().value();
        return switch (event) {
            case InstanceEvent.Launched launched ->
                happening(event, NoticeKind.INSTANCE_LAUNCHED, Map.of("instance", instance, "type", launched.type()));
            case InstanceEvent.Started started ->
                happening(event, NoticeKind.INSTANCE_STARTED, Map.of("instance", instance, "type", started.type()));
            case InstanceEvent.Stopped _ -> happening(event, NoticeKind.INSTANCE_STOPPED, Map.of("instance", instance));
            case InstanceEvent.Terminated _ ->
                happening(event, NoticeKind.INSTANCE_TERMINATED, Map.of("instance", instance));
        };
    }

    private static Happening happening(InstanceEvent event, NoticeKind kind, Map<String, String> facts) {
        return Happening.in(
                event.scope(),
                kind,
                cause(kind, event.instance().value(), event.at()),
                event.at(),
                facts,
                "instances/" + event.instance().value());
    }

    private static String cause(NoticeKind kind, String id, Instant at) {
        return kind.key() + " " + id + " " + at;
    }
}
