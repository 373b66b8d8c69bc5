package org.ownsky.provisioning.keypair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;
import org.ownsky.testing.RecordedAudit;
import org.ownsky.testing.RecordedChanges;

class KeyPairServiceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final ProvisioningDatabase database = new ProvisioningDatabase();
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges changes = new RecordedChanges();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final KeyPairService service = new KeyPairService(
            new KeyPairs(database.client()), new KeyMaker(), new IdSource(clock, new Random(1)), clock, audit, changes);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anImportedKeyIsListedByNameAndFound() {
        var mary = Callers.member(Callers.PROJECT);
        var work = service.importKey(mary, " work ", SampleKeys.RSA_2048 + " mary@work");
        var home = service.importKey(mary, "home", SampleKeys.ED25519);

        assertThat(service.list(mary)).containsExactly(home, work);
        assertThat(service.find(mary, work.id())).isEqualTo(work);
        assertThat(work.name()).isEqualTo("work");
        assertThat(work.createdAt()).isEqualTo(NOW);
        assertThat(work.publicKey()).isEqualTo(SampleKeys.RSA_2048 + " mary@work");
        assertThat(changes.ids()).containsExactly(work.id().value(), home.id().value());
    }

    @Test
    void aGeneratedKeyIsKeptWithoutItsPrivateHalf() {
        var mary = Callers.member(Callers.PROJECT);
        var generated = service.generate(mary, "laptop");

        assertThat(generated.privateKey())
                .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
                .endsWith("-----END OPENSSH PRIVATE KEY-----\n");
        assertThat(service.list(mary)).containsExactly(generated.keyPair());
        var secret = generated.privateKey().lines().skip(1).findFirst().orElseThrow();
        var rows = database.client()
                .sql("select row_to_json(key_pair)::text from provisioning.key_pair")
                .query(String.class)
                .list();
        assertThat(rows).singleElement().asString().contains("laptop").doesNotContain(secret);
        assertThat(audit.about(generated.keyPair().id().value()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("keypair.generate"))
                .satisfies(entry -> assertThat(entry.detail()).doesNotContain(secret));
    }

    @Test
    void aNameIsTakenOnceInAProjectButFreeInAnother() {
        service.importKey(Callers.member(Callers.PROJECT), "laptop", SampleKeys.ED25519);

        assertThat(errorOf(() -> service.generate(Callers.member(Callers.PROJECT), " laptop")))
                .isInstanceOfSatisfying(
                        CloudError.Conflict.class,
                        conflict -> assertThat(conflict.message()).contains("\"laptop\""));
        assertThat(service.generate(Callers.member(Callers.OTHER_PROJECT), "laptop")
                        .keyPair()
                        .name())
                .isEqualTo("laptop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\u0000b", "a\u202eb"})
    void aNameOfOtherThanPrintableCharactersIsRefused(String name) {
        assertThat(errorOf(() -> service.generate(Callers.member(Callers.PROJECT), name)))
                .isInstanceOf(CloudError.InvalidInput.class);
    }

    @Test
    void aNameHas64CharactersAtMost() {
        var mary = Callers.member(Callers.PROJECT);

        assertThat(service.generate(mary, "ö".repeat(64)).keyPair().name()).hasSize(64);
        assertThat(errorOf(() -> service.generate(mary, "x".repeat(65))).message())
                .contains("1 to 64");
    }

    @Test
    void aDeletedKeyIsGone() {
        var mary = Callers.member(Callers.PROJECT);
        var key = service.generate(mary, "laptop").keyPair();

        service.delete(mary, key.id());

        assertThat(service.list(mary)).isEmpty();
        assertThat(errorOf(() -> service.find(mary, key.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(errorOf(() -> service.delete(mary, key.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(audit.about(key.id().value()))
                .extracting(RecordedAudit.Entry::action)
                .contains("keypair.delete");
    }

    @Test
    void anotherProjectsKeyIsNotFoundAndAReaderMayNotChangeAnything() {
        var mary = Callers.member(Callers.PROJECT);
        var stranger = Callers.member(Callers.OTHER_PROJECT);
        var reader = Callers.reader(Callers.PROJECT);
        var key = service.generate(mary, "laptop").keyPair();

        assertThat(service.list(stranger)).isEmpty();
        assertThat(errorOf(() -> service.find(stranger, key.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(errorOf(() -> service.delete(stranger, key.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(service.find(reader, key.id())).isEqualTo(key);
        assertThat(errorOf(() -> service.delete(reader, key.id()))).isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> service.generate(reader, "x"))).isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> service.importKey(reader, "x", SampleKeys.ED25519)))
                .isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> service.list(Callers.nobody()))).isInstanceOf(CloudError.Forbidden.class);
    }

    @Test
    void aProjectHasOnlySoManyKeyPairs() {
        var mary = Callers.member(Callers.PROJECT);
        database.client()
                .sql("""
                        insert into provisioning.key_pair
                        select 'key-' || lpad(n::text, 17, '0'), :project, 'key ' || n, 'ssh-ed25519', '', '', now()
                        from generate_series(1, :most) n""")
                .param("project", Callers.PROJECT.project().value())
                .param("most", KeyPairService.MOST_IN_A_PROJECT)
                .update();

        assertThat(errorOf(() -> service.generate(mary, "one more")).message()).contains("500");
    }

    private static CloudError errorOf(ThrowingCallable call) {
        var thrown = new CloudError[1];
        assertThatExceptionOfType(CloudException.class).isThrownBy(call).satisfies(e -> thrown[0] = e.error());
        return thrown[0];
    }
}
