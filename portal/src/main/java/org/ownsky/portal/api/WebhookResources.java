package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.webhook.DeliveryAttempt;
import org.ownsky.portal.webhook.DeliveryId;
import org.ownsky.portal.webhook.DeliveryView;
import org.ownsky.portal.webhook.WebhookDirectory;
import org.ownsky.portal.webhook.WebhookId;
import org.ownsky.portal.webhook.WebhookPlace;
import org.ownsky.portal.webhook.WebhookService;
import org.ownsky.portal.webhook.WebhookView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/webhooks")
@Meaning("Webhooks")
class WebhookResources {
    private final WebhookService webhooks;
    private final WebhookDirectory directory;
    private final Reach reach;

    WebhookResources(WebhookService webhooks, WebhookDirectory directory, Reach reach) {
        this.webhooks = webhooks;
        this.directory = directory;
        this.reach = reach;
    }

    @Meaning("A webhook without its secret")
    record Webhook(
            @Meaning(value = "Its id", example = "whk-0198c2d4e5f600001")
            String id,

            @Meaning(
                    value = "The tenant whose events it is told; absent: the fleet's",
                    example = "ten-0198c2d4e5f600001")
            Optional<String> tenantId,

            @Meaning(value = "The project whose events it is told; absent: all", example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning(value = "Where it leads", example = "https://hooks.example.org/ownsky")
            String url,

            @Meaning("Kinds of what it is told; empty: everything")
            List<String> kinds,

            @Meaning("Whether it is told at all") boolean enabled,
            @Meaning("When it was made") Instant createdAt) {
        static Webhook of(WebhookView view) {
            return new Webhook(
                    view.id().value(),
                    view.place().tenantId().map(TenantId::value),
                    view.place().projectId().map(ProjectId::value),
                    view.url().toString(),
                    view.kinds().stream().map(NoticeKind::key).sorted().toList(),
                    view.enabled(),
                    view.createdAt());
        }
    }

    @Meaning("A webhook to be made; with a project, a tenant or, for operators, neither")
    record NewWebhook(
            @Meaning(value = "The project whose events it is told", example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning(value = "The tenant whose events it is told", example = "ten-0198c2d4e5f600001")
            Optional<String> tenantId,

            @Meaning(
                    value = "Where it leads",
                    shortest = 8,
                    longest = 500,
                    example = "https://hooks.example.org/ownsky")
            String url,

            @Meaning(value = "Kinds of what it is told; absent or empty: everything", example = "instance.launched")
            Optional<List<String>> kinds) {}

    @Meaning("What a webhook is to be")
    record WebhookChange(
            @Meaning(
                    value = "Where it leads",
                    shortest = 8,
                    longest = 500,
                    example = "https://hooks.example.org/ownsky")
            String url,

            @Meaning(value = "Kinds of what it is told; absent or empty: everything", example = "instance.launched")
            Optional<List<String>> kinds,

            @Meaning("Whether it is told at all; absent: it is")
            Optional<Boolean> enabled) {}

    @Meaning("A webhook that was made a moment ago, or has a new secret; the secret is shown this once")
    record MadeWebhook(
            @Meaning(value = "Its id", example = "whk-0198c2d4e5f600001")
            String id,

            @Meaning("What its requests are signed with; keep it")
            String secret) {
        static MadeWebhook of(org.ownsky.portal.webhook.NewWebhook made) {
            return new MadeWebhook(made.view().id().value(), made.secret());
        }
    }

    @Meaning("Something that a webhook is told")
    record Delivery(
            @Meaning(value = "Its id", example = "dlv-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What happened", example = "instance.launched")
            String kind,

            @Meaning(
                    value = "How far it has come",
                    words = {"pending", "delivered", "failed"})
            String state,

            @Meaning("When it was put down") Instant createdAt,

            @Meaning("When it is tried next; absent once it is settled")
            Optional<Instant> nextAt,

            @Meaning("The attempts, the latest first") List<Attempt> attempts) {
        static Delivery of(DeliveryView view) {
            return new Delivery(
                    view.id().value(),
                    view.kind().key(),
                    view.state().key(),
                    view.createdAt(),
                    view.nextAt(),
                    view.attempts().stream().map(Attempt::of).toList());
        }
    }

    @Meaning("One attempt to deliver")
    record Attempt(
            @Meaning("When") Instant at,

            @Meaning(value = "How long it took, in milliseconds", example = "120")
            long millis,

            @Meaning(value = "What was answered; absent without an answer", example = "200")
            Optional<Integer> status,

            @Meaning("What went wrong; absent for an answer")
            Optional<String> problem) {
        static Attempt of(DeliveryAttempt attempt) {
            return new Attempt(attempt.at(), attempt.took().toMillis(), attempt.status(), attempt.problem());
        }
    }

    @GetMapping
    @Meaning("Webhooks of a project, of a whole tenant or, without either, of the fleet")
    Items<Webhook> webhooks(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam
                    Optional<String> projectId,
            @Meaning(value = "The tenant's id", example = "ten-0198c2d4e5f600001") @RequestParam
                    Optional<String> tenantId) {
        var at = at(projectId, tenantId);
        return Items.of(webhooks.list(at.caller(), at.place()), Webhook::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Meaning("Makes a webhook, with a secret that its requests are signed with")
    MadeWebhook create(@RequestBody NewWebhook body) {
        var at = at(body.projectId(), body.tenantId());
        return MadeWebhook.of(webhooks.create(at.caller(), at.place(), body.url(), kinds(body.kinds())));
    }

    @GetMapping("/{webhook}")
    @Meaning("One webhook")
    Webhook webhook(
            @Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook) {
        var id = id(webhook);
        return Webhook.of(webhooks.find(at(id), id));
    }

    @PutMapping("/{webhook}")
    @Meaning("Changes where a webhook leads, what it is told, and whether")
    Webhook change(
            @Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook,
            @RequestBody WebhookChange body) {
        var id = id(webhook);
        return Webhook.of(webhooks.change(
                at(id), id, body.url(), kinds(body.kinds()), body.enabled().orElse(true)));
    }

    @PostMapping("/{webhook}/secret")
    @Meaning("Signs a webhook's requests with another secret from now on")
    MadeWebhook renewSecret(
            @Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook) {
        var id = id(webhook);
        return MadeWebhook.of(webhooks.renewSecret(at(id), id));
    }

    @DeleteMapping("/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Removes a webhook with all that it was told")
    void remove(@Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook) {
        var id = id(webhook);
        webhooks.remove(at(id), id);
    }

    @PostMapping("/{webhook}/ping")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Sends a webhook a trial")
    void ping(@Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook) {
        var id = id(webhook);
        webhooks.ping(at(id), id);
    }

    @GetMapping("/{webhook}/deliveries")
    @Meaning("What a webhook was told, the latest first")
    Items<Delivery> deliveries(
            @Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var id = id(webhook);
        return Items.of(webhooks.deliveries(at(id), id, new PageRequest("", after, limit)), Delivery::of);
    }

    @PostMapping("/{webhook}/deliveries/{delivery}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Meaning("Sends something again, at once")
    void resend(
            @Meaning(value = "The webhook's id", example = "whk-0198c2d4e5f600001") @PathVariable String webhook,
            @Meaning(value = "The delivery's id", example = "dlv-0198c2d4e5f600001") @PathVariable String delivery) {
        var id = id(webhook);
        webhooks.resend(at(id), id, Reach.id("delivery", DeliveryId.PREFIX, delivery, DeliveryId::new));
    }

    /** Who asks, and about what. */
    private record At(Caller caller, WebhookPlace place) {}

    private At at(Optional<String> projectId, Optional<String> tenantId) {
        if (projectId.isPresent()) {
            var project = Reach.project(projectId.get());
            var caller = reach.in(project);
            var scope = caller.scope().orElseThrow();
            if (tenantId.filter(tenant -> !tenant.equals(scope.tenant().value()))
                    .isPresent()) {
                throw CloudException.of(new CloudError.NotFound("project", project.value()));
            }
            return new At(caller, new WebhookPlace.Project(scope));
        }
        if (tenantId.isPresent()) {
            var tenant = Reach.tenant(tenantId.get());
            return new At(reach.in(tenant), new WebhookPlace.Tenant(tenant));
        }
        return new At(reach.everywhere(), new WebhookPlace.Fleet());
    }

    /** The caller in the place of the webhook; anywhere that they can't reach, it is not found. */
    private Caller at(WebhookId id) {
        var place = directory.place(id).orElseThrow(() -> notFound(id));
        try {
            return switch (place) {
                case WebhookPlace.Project(var scope) -> reach.in(scope.project());
                case WebhookPlace.Tenant(var tenant) -> reach.in(tenant);
                case WebhookPlace.Fleet() -> reach.everywhere();
            };
        } catch (CloudException refused) {
            throw refused.error() instanceof CloudError.NotFound ? notFound(id) : refused;
        }
    }

    private static WebhookId id(String text) {
        return Reach.id("webhook", WebhookId.PREFIX, text, WebhookId::new);
    }

    private static CloudException notFound(WebhookId id) {
        return CloudException.of(new CloudError.NotFound("webhook", id.value()));
    }

    private static Set<NoticeKind> kinds(Optional<List<String>> keys) {
        return keys.orElse(List.of()).stream()
                .map(key -> NoticeKind.find(key)
                        .orElseThrow(() -> CloudException.invalid("kinds", key, "kinds such as instance.launched")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
