package org.ownsky.provisioning.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;
import org.ownsky.testing.RecordedChanges;

class GoldenImagesTest {
    private static final Caller MARY = Callers.reader(Callers.PROJECT);

    @TempDir
    Path temporary;

    private final ProvisioningDatabase database = new ProvisioningDatabase();
    private final Images images = new Images(database.client());
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final Random random = new Random(1);
    private ImagesDirectory directory;
    private ImageService service;

    @BeforeEach
    void open() throws IOException {
        directory = new ImagesDirectory(Files.createDirectory(temporary.resolve("images")));
        service = new ImageService(images, new ImageSettings(directory.path()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyGoldenImageIsOfferedByName() throws IOException {
        directory.build("tiny", 1);
        directory.build("debian-12", 1);

        look();

        assertThat(service.list(MARY)).extracting(ImageView::name).containsExactly("debian-12", "tiny");
        assertThat(service.list(MARY).getLast()).satisfies(tiny -> {
            assertThat(tiny.architecture()).isEqualTo(Architecture.X86_64);
            assertThat(tiny.virtualSize()).isEqualTo(Bytes.ofMib(256));
            assertThat(tiny.minimumMemory()).isEqualTo(Bytes.ofMib(64));
            assertThat(tiny.fileSize()).isEqualTo(new Bytes(128));
            assertThat(tiny.loginUser()).isEqualTo("ownsky");
            assertThat(service.find(MARY, tiny.id())).isEqualTo(tiny);
            assertThat(service.file(tiny.id()))
                    .isEqualTo(new ImageFile(
                            tiny.id().value(),
                            directory.path().toAbsolutePath().resolve("tiny.qcow2"),
                            Bytes.ofMib(256)));
        });
        assertThat(service.files(Architecture.ARM64)).isEmpty();
        assertThat(service.files(Architecture.X86_64)).hasSize(2);
    }

    @Test
    void aRestartChangesNothing() throws IOException {
        directory.build("tiny", 1);
        look();
        var before = service.list(MARY);

        look();

        assertThat(service.list(MARY)).isEqualTo(before);
    }

    @Test
    void aRebuiltImageIsANewOneAndTheOldOneSaysSo() throws IOException {
        directory.build("tiny", 1);
        look();
        var old = service.list(MARY).getFirst();

        directory.build("tiny", 2);
        look();

        var rebuilt = service.list(MARY).getFirst();
        assertThat(service.list(MARY)).hasSize(1);
        assertThat(rebuilt.id()).isNotEqualTo(old.id());
        assertThat(service.find(MARY, old.id())).isEqualTo(old);
        for (var use :
                List.<ThrowingCallable>of(() -> service.file(old.id()), () -> service.launchable(MARY, old.id()))) {
            assertThat(errorOf(use))
                    .isInstanceOf(CloudError.WrongState.class)
                    .satisfies(error ->
                            assertThat(error.message()).contains(rebuilt.id().value()));
        }
        assertThat(service.launchable(MARY, rebuilt.id())).isEqualTo(rebuilt);
    }

    @Test
    void anImageThatComesBackIsTheOneItWas() throws IOException {
        directory.build("tiny", 1);
        look();
        var tiny = service.list(MARY).getFirst();

        directory.remove("tiny.json");
        look();
        assertThat(service.list(MARY)).isEmpty();
        assertThat(errorOf(() -> service.file(tiny.id())).message()).contains("no longer offered");

        directory.build("tiny", 1);
        look();
        assertThat(service.list(MARY)).containsExactly(tiny);
    }

    @Test
    void anImageBuiltMeanwhileAppearsByItself() throws IOException {
        var golden = goldenImages(new RecordedChanges());
        golden.look();
        directory.build("tiny", 1);

        golden.look();

        assertThat(service.list(MARY)).hasSize(1);
    }

    @Test
    void aFileThatComesAfterItsManifestIsFound() throws IOException {
        var content = ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE, 7);
        directory.manifest("late", "late.qcow2", ImagesDirectory.sha256(content), ImagesDirectory.VIRTUAL_SIZE);
        var golden = goldenImages(new RecordedChanges());
        golden.look();
        assertThat(service.list(MARY)).isEmpty();

        directory.replace("late.qcow2", content);
        golden.look();

        assertThat(service.list(MARY)).extracting(ImageView::name).containsExactly("late");
    }

    @Test
    void whatCannotBeUsedIsNotOfferedAndHindersNoOther() throws IOException {
        var whole = ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE, 1);
        var sha256 = ImagesDirectory.sha256(whole);
        directory.replace("outside.qcow2", whole);
        Files.move(directory.path().resolve("outside.qcow2"), temporary.resolve("outside.qcow2"));
        directory.manifest("outside", "../outside.qcow2", sha256, ImagesDirectory.VIRTUAL_SIZE);
        Files.createSymbolicLink(directory.path().resolve("link.qcow2"), temporary.resolve("outside.qcow2"));
        directory.manifest("link", "link.qcow2", sha256, ImagesDirectory.VIRTUAL_SIZE);
        directory.manifest("missing", "missing.qcow2", sha256, ImagesDirectory.VIRTUAL_SIZE);
        directory.replace("damaged.qcow2", ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE, 2));
        directory.manifest("damaged", "damaged.qcow2", sha256, ImagesDirectory.VIRTUAL_SIZE);
        directory.replace("resized.qcow2", whole);
        directory.manifest("resized", "resized.qcow2", sha256, ImagesDirectory.VIRTUAL_SIZE + 512);
        directory.replace("broken.json", "{".getBytes(UTF_8));
        directory.replace("empty.json", "{}".getBytes(UTF_8));
        directory.manifest("Bad Name", "resized.qcow2", sha256, ImagesDirectory.VIRTUAL_SIZE);
        directory.build("tiny", 1);

        look();

        assertThat(service.list(MARY)).extracting(ImageView::name).containsExactly("tiny");
    }

    @Test
    void openPagesHearOfANewImageOnce() throws IOException {
        var changes = new RecordedChanges();
        directory.build("tiny", 1);

        goldenImages(changes).look();
        goldenImages(changes).look();

        assertThat(changes.ids()).containsExactly("tiny");
    }

    @Test
    void aMissingFileIsUnavailableAndAnUnknownImageNotFound() throws IOException {
        directory.build("tiny", 1);
        look();
        var tiny = service.list(MARY).getFirst();
        directory.remove("tiny.qcow2");

        assertThat(errorOf(() -> service.file(tiny.id()))).isInstanceOf(CloudError.Unavailable.class);
        assertThat(errorOf(() -> service.find(MARY, new ImageId("ami-00000000000000000"))))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(errorOf(() -> service.list(Callers.nobody()))).isInstanceOf(CloudError.Forbidden.class);
        assertThat(service.list(Callers.operator())).hasSize(1);
    }

    @Test
    void aFileThatWasExchangedSinceReachesNoNode() throws IOException {
        directory.build("tiny", 1);
        look();
        var tiny = service.list(MARY).getFirst();

        var withBackingFile = ByteBuffer.wrap(ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE, 1))
                .putLong(8, 112)
                .putInt(16, 11)
                .array();
        for (var exchanged : List.of(
                withBackingFile,
                ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE / 2, 1),
                Arrays.copyOf(ImagesDirectory.qcow2(ImagesDirectory.VIRTUAL_SIZE, 1), 256),
                new byte[128])) {
            directory.replace("tiny.qcow2", exchanged);
            assertThat(errorOf(() -> service.file(tiny.id())))
                    .isInstanceOfSatisfying(
                            CloudError.Unavailable.class,
                            error -> assertThat(error.message()).contains("tiny", "not the one that was registered"));
        }
    }

    @Test
    void aMachineWithoutTheDirectoryRetiresNothing() throws IOException {
        directory.build("tiny", 1);
        look();

        new GoldenImages(
                        images,
                        new ImageSettings(temporary.resolve("nowhere")),
                        new IdSource(clock, random),
                        clock,
                        new RecordedChanges(),
                        database.transactions())
                .look();

        assertThat(service.list(MARY)).extracting(ImageView::name).isEqualTo(List.of("tiny"));
    }

    /** As a process that was just started. */
    private void look() {
        goldenImages(new RecordedChanges()).look();
    }

    private GoldenImages goldenImages(RecordedChanges changes) {
        return new GoldenImages(
                images,
                new ImageSettings(directory.path()),
                new IdSource(clock, random),
                clock,
                changes,
                database.transactions());
    }

    private static CloudError errorOf(ThrowingCallable call) {
        var thrown = new CloudError[1];
        assertThatExceptionOfType(CloudException.class).isThrownBy(call).satisfies(e -> thrown[0] = e.error());
        return thrown[0];
    }
}
