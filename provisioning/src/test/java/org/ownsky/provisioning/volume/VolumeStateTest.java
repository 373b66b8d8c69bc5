package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VolumeStateTest {
    @ParameterizedTest
    @EnumSource(VolumeState.class)
    void everyStateIsKnownByItsWord(VolumeState state) {
        assertThat(VolumeState.of(state.word())).isEqualTo(state);
    }

    @Test
    void otherWordsAreNone() {
        assertThatThrownBy(() -> VolumeState.of("attached")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsDeletedStaysSo() {
        assertThat(VolumeState.DELETED.next()).isEmpty();
    }

    @Test
    void onlyAFreeVolumeCanBeDeleted() {
        assertThat(VolumeState.IN_USE.next()).doesNotContain(VolumeState.DELETING);
        assertThat(VolumeState.AVAILABLE.next()).contains(VolumeState.DELETING);
    }

    @Test
    void serialIsWhatAVirtioDiskHolds() {
        assertThat(new VolumeId("vol-0f3b9a6d2e81c7540").serial()).isEqualTo("vol-0f3b9a6d2e81c754");
    }
}
