package org.ownsky.provisioning.instance;

import java.util.Optional;

/** What people do to an instance. One refusal text serves the service's guard, the API's error and the disabled button. */
public enum InstanceAction {
    START("Start"),
    STOP("Stop"),
    REBOOT("Reboot"),
    TERMINATE("Terminate");

    private final String verb;

    InstanceAction(String verb) {
        this.verb = verb;
    }

    /** The word on the button. */
    public String verb() {
        return verb;
    }

    /** The state that it is to lead to; empty when the instance is to be as it was. */
    Optional<InstanceState> aim() {
        return switch (this) {
            case START -> Optional.of(InstanceState.RUNNING);
            case STOP -> Optional.of(InstanceState.STOPPED);
            case REBOOT -> Optional.empty();
            case TERMINATE -> Optional.of(InstanceState.TERMINATED);
        };
    }

    /** Why this cannot be done in that state; empty when it can. Terminate works from every state. */
    public Optional<String> refusal(InstanceState state) {
        return switch (this) {
            case START -> state == InstanceState.STOPPED ? Optional.empty() : because(state, "stopped");
            case STOP, REBOOT -> state == InstanceState.RUNNING ? Optional.empty() : because(state, "running");
            case TERMINATE -> Optional.empty();
        };
    }

    private Optional<String> because(InstanceState state, String needed) {
        return Optional.of(verb + " needs a " + needed + " instance; this one is " + state.word() + ".");
    }
}
