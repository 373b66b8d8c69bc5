package org.ownsky.provisioning.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.CloudException;

class BackupStoreTest {
    private static final SnapshotId ID = new SnapshotId("snap-00000000000000001");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void aDraftIsTheSnapshotOnceItIsKeptAndKeepingItAgainIsFine() throws Exception {
        var store = store();
        Files.writeString(store.draft(ID), "content");
        assertThat(store.has(ID)).isFalse();

        store.keep(ID);
        store.keep(ID);

        assertThat(Files.readString(store.file(ID))).isEqualTo("content");
        assertThat(directory.resolve("store")).isDirectoryContaining(file -> file.equals(store.file(ID)));
    }

    @Test
    void nothingIsNotKeptForASnapshot() {
        assertThatThrownBy(() -> store().keep(ID)).isInstanceOf(CloudException.class);
    }

    private BackupStore store() {
        return new BackupStore(new BackupSettings(directory.resolve("store")));
    }
}
