package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstanceStateTest {

    @ParameterizedTest
    @EnumSource
    void wordsLeadBackToTheirState(InstanceState state) {
        assertThat(InstanceState.of(state.word())).isEqualTo(state);
    }

    @Test
    void otherWordsAreRefused() {
        assertThatThrownBy(() -> InstanceState.of("paused")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TERMINATED")
    void everyStateLeadsToTerminated(InstanceState state) {
        assertThat(state.next()).containsAnyOf(InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED);
    }

    @Test
    void terminatedIsTheEnd() {
        assertThat(InstanceState.TERMINATED.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void terminateWorksFromEveryState(InstanceState state) {
        assertThat(InstanceAction.TERMINATE.refusal(state)).isEmpty();
    }

    @Test
    void aRefusalNamesTheStateNeededAndTheStateFound() {
        assertThat(InstanceAction.STOP.refusal(InstanceState.PENDING))
                .hasValue("Stop needs a running instance; this one is pending.");
        assertThat(InstanceAction.START.refusal(InstanceState.RUNNING))
                .hasValue("Start needs a stopped instance; this one is running.");
    }

    @Test
    void whatIsAllowedIsNotRefused() {
        assertThat(InstanceAction.STOP.refusal(InstanceState.RUNNING)).isEmpty();
        assertThat(InstanceAction.REBOOT.refusal(InstanceState.RUNNING)).isEmpty();
        assertThat(InstanceAction.START.refusal(InstanceState.STOPPED)).isEmpty();
    }
}
