package org.ownsky.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.provisioning.instance.InstanceEvent;
import org.ownsky.provisioning.instance.InstanceId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries go to a real server on this machine; nothing looks by itself, so that each test sees its own. */
@TimeTravel
@Import(People.class)
@TestPropertySource(properties = {"ownsky.webhook.networks=127.0.0.0/8", "ownsky.webhook.look-every=1d"})
class WebhooksIT {
    @Autowired
    WebhookService webhooks;

    @Autowired
    DeliveryRemoval removal;

    @Autowired
    DeliveryRun run;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private final Receiver receiver = new Receiver();
    private ProjectScope scope;

    @BeforeEach
    void place() {
        scope = people.project().scope();
    }

    @AfterEach
    void close() {
        receiver.close();
        database.sql("delete from webhook.webhook").update();
    }

    @Test
    void aDeliveryIsSignedAndTellsWhatHappened() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        var instance = stop(scope);

        run.sendDue();

        var told = receiver.told().getFirst();
        assertThat(told.header("Ownsky-Event")).isEqualTo("instance.stopped");
        var signature = told.header("Ownsky-Signature");
        var at = signature.substring(2, signature.indexOf(','));
        assertThat(Long.parseLong(at)).isEqualTo(clock.instant().getEpochSecond());
        assertThat(signature).endsWith(",v1=" + independentHmac(made.secret(), at + "." + told.body()));
        var body = JsonMapper.shared().readTree(told.body());
        assertThat(body.path("id").asString("")).isEqualTo(told.header("Ownsky-Delivery"));
        assertThat(body.path("projectId").asString(""))
                .isEqualTo(scope.project().value());
        assertThat(body.path("facts").path("instance").asString("")).isEqualTo(instance.value());
        assertThat(deliveries(made)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
            assertThat(delivery.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.status()).contains(200));
        });
    }

    @Test
    void onlyWhoListensIsTold() {
        create(new WebhookPlace.Project(people.project().scope()), receiver.url() + "other-tenant", Set.of());
        create(new WebhookPlace.Project(scope), receiver.url() + "other-kind", Set.of(NoticeKind.INSTANCE_LAUNCHED));
        var tenants =
                create(new WebhookPlace.Tenant(scope.tenant()), receiver.url(), Set.of(NoticeKind.INSTANCE_STOPPED));
        var fleets = create(new WebhookPlace.Fleet(), receiver.url(), Set.of());

        stop(scope);
        run.sendDue();

        assertThat(receiver.told()).hasSize(2);
        assertThat(deliveries(tenants)).hasSize(1);
        assertThat(deliveries(fleets)).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        create(new WebhookPlace.Project(scope), receiver.url(), Set.of());

        transactions.executeWithoutResult(status -> {
            events.publishEvent(
                    new InstanceEvent.Stopped(new InstanceId("i-00000000000000001"), scope, clock.instant()));
            status.setRollbackOnly();
        });
        run.sendDue();

        assertThat(receiver.told()).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainEverMoreRarelyAndThenGivenUp() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        receiver.answer(500);
        stop(scope);

        var attempts = 0;
        while (deliveries(made).getFirst().state() == DeliveryState.PENDING && attempts < 20) {
            attempts += run.sendDue();
            assertThat(run.sendDue()).as("nothing is due at once again").isZero();
            var next = deliveries(made).getFirst().nextAt();
            next.ifPresent(at -> clock.advance(Duration.between(clock.instant(), at)));
        }

        assertThat(attempts).isEqualTo(9);
        assertThat(receiver.told()).hasSize(9);
        assertThat(deliveries(made).getFirst().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(deliveries(made).getFirst().attempts()).hasSize(9);
    }

    @Test
    void whatWasGivenUpCanBeSentAgain() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        receiver.answer(404);
        stop(scope);
        run.sendDue();
        receiver.answer(204);

        webhooks.resend(
                operator(), made.view().id(), deliveries(made).getFirst().id());
        run.sendDue();

        assertThat(deliveries(made).getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
        var ids = receiver.told().stream()
                .map(told -> told.header("Ownsky-Delivery"))
                .distinct();
        assertThat(ids).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        receiver.answer(302);
        stop(scope);

        run.sendDue();

        assertThat(receiver.told()).hasSize(1);
        assertThat(deliveries(made).getFirst().attempts().getFirst().status()).contains(302);
        assertThat(deliveries(made).getFirst().state()).isEqualTo(DeliveryState.PENDING);
    }

    @Test
    void oneThatDoesNotAnswerHoldsUpNoOther() {
        var broken = create(new WebhookPlace.Project(scope), "http://127.0.0.1:1/", Set.of());
        create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        for (var number = 0; number < 12; number++) {
            clock.advance(Duration.ofMillis(5));
            stop(scope);
        }

        var rounds = 0;
        while (receiver.told().size() < 12 && rounds < 5) {
            run.sendDue();
            rounds++;
        }

        assertThat(receiver.told()).hasSize(12);
        assertThat(deliveries(broken))
                .anySatisfy(delivery ->
                        assertThat(delivery.attempts().getFirst().problem()).contains("The connection was refused"));
    }

    @Test
    void aDisabledOneIsToldWhenItIsEnabledAgain() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        stop(scope);
        var hook = made.view();
        webhooks.change(operator(), hook.id(), hook.url().toString(), Set.of(), false);
        run.sendDue();
        assertThat(receiver.told()).isEmpty();

        webhooks.change(operator(), hook.id(), hook.url().toString(), Set.of(), true);
        run.sendDue();

        assertThat(receiver.told()).hasSize(1);
    }

    @Test
    void theSecretIsStoredEncryptedAndShownOnce() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());

        var stored = database.sql("select w::text from webhook.webhook w where id = :id")
                .param("id", made.view().id().value())
                .query(String.class)
                .single();

        assertThat(made.secret()).matches("whsec_[0-9a-f]{64}");
        assertThat(stored)
                .doesNotContain(made.secret())
                .doesNotContain(made.secret().substring(6));
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(webhooks.renewSecret(operator(), made.view().id()).secret()).isNotEqualTo(made.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https://user:secret@example.org/",
                "https://example.org/#part",
                "https:///path",
                "javascript:alert(1)",
                "https://exa mple.org/"
            })
    void anAddressThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> create(new WebhookPlace.Project(scope), url, Set.of()))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.InvalidInput.class));
    }

    @Test
    void aTenantHasTwentyAtMostInAllItsProjects() {
        for (var number = 0; number < 19; number++) {
            create(new WebhookPlace.Project(scope), receiver.url() + number, Set.of());
        }
        create(new WebhookPlace.Tenant(scope.tenant()), receiver.url(), Set.of());

        for (var place : List.of(new WebhookPlace.Project(scope), new WebhookPlace.Tenant(scope.tenant()))) {
            assertThatThrownBy(() -> create(place, receiver.url(), Set.of()))
                    .isInstanceOfSatisfying(
                            CloudException.class,
                            refused -> assertThat(refused.error())
                                    .isEqualTo(new CloudError.InvalidInput(
                                            "number of webhooks of the tenant",
                                            "21",
                                            "at most 20, those of its projects included; remove one first")));
        }
    }

    @Test
    void settledDeliveriesAreForgottenInPortions() {
        var made = create(new WebhookPlace.Project(scope), receiver.url(), Set.of());
        var hook = made.view().id().value();
        database.sql("""
                        insert into webhook.delivery (id, webhook_id, cause, kind, body, created_at, state)
                        select 'dlv-' || lpad(to_hex(number), 17, '0'), :hook, 'old ' || number, 'ping', '{}', :old, 'delivered'
                        from generate_series(1, 2100) number
                        """)
                .param("hook", hook)
                .param("old", clock.instant().minus(Duration.ofDays(15)).atOffset(ZoneOffset.UTC))
                .update();
        webhooks.ping(operator(), made.view().id());

        assertThat(removal.run()).isGreaterThanOrEqualTo(2100);

        assertThat(database.sql("select count(*) from webhook.delivery where webhook_id = ?")
                        .param(hook)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private NewWebhook create(WebhookPlace place, String url, Set<NoticeKind> kinds) {
        return webhooks.create(operator(), place, url, kinds);
    }

    private Caller operator() {
        return new Caller(people.operator().user(), "Olga", Optional.empty(), Role.OPERATOR.permissions(), "127.0.0.1");
    }

    private InstanceId stop(ProjectScope where) {
        var instance = new InstanceId("i-%017x".formatted(clock.instant().toEpochMilli()));
        transactions.executeWithoutResult(
                _ -> events.publishEvent(new InstanceEvent.Stopped(instance, where, clock.instant())));
        return instance;
    }

    private List<DeliveryView> deliveries(NewWebhook made) {
        return webhooks.deliveries(operator(), made.view().id(), PageRequest.first(50))
                .items();
    }

    /** By a library that has nothing to do with how it was signed. */
    private static String independentHmac(String secret, String text) {
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(secret.getBytes(StandardCharsets.UTF_8)));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        var signature = new byte[mac.getMacSize()];
        mac.doFinal(signature, 0);
        return HexFormat.of().formatHex(signature);
    }
}
