package org.ownsky.provisioning.volume;

import java.util.Optional;

/** What people do to a volume. One refusal text serves the service's guard, the API's error and the disabled button. */
public enum VolumeAction {
    ATTACH("Attach"),
    DETACH("Detach"),
    GROW("Grow"),
    SNAPSHOT("Create snapshot"),
    DELETE("Delete");

    private final String verb;

    VolumeAction(String verb) {
        this.verb = verb;
    }

    /** The words on the button. */
    public String verb() {
        return verb;
    }

    /** Why this cannot be done to the volume as it is; empty when it can. */
    public Optional<String> refusal(VolumeView volume) {
        return refusal(volume.state())
                .or(() -> unsettled(volume))
                .or(() -> volume.activeJob()
                        .map(job -> volume.name() + " is being worked on by " + job + "; wait for it."))
                .or(() -> this == DELETE && volume.isProtected()
                        ? Optional.of(volume.name() + " is protected; switch the protection off first.")
                        : Optional.empty());
    }

    private Optional<String> unsettled(VolumeView volume) {
        if (this == ATTACH || this == DELETE) {
            return volume.attachment()
                    .map(attachment -> "In use. Detach it from " + attachment.instanceName() + " first.");
        }
        return volume.attachment()
                .filter(attachment -> attachment.state() != AttachmentState.ATTACHED)
                .map(attachment -> "It is " + attachment.state().word() + "; wait for that.");
    }

    private Optional<String> refusal(VolumeState state) {
        return switch (this) {
            case ATTACH ->
                switch (state) {
                    case AVAILABLE, IN_USE -> Optional.empty();
                    case CREATING, DELETING, DELETED, ERROR -> because(state, "an available");
                };
            case DETACH -> state == VolumeState.IN_USE ? Optional.empty() : because(state, "an attached");
            case GROW, SNAPSHOT ->
                switch (state) {
                    case AVAILABLE, IN_USE -> Optional.empty();
                    case CREATING, DELETING, DELETED, ERROR -> because(state, "an available or attached");
                };
            case DELETE ->
                switch (state) {
                    case AVAILABLE, IN_USE, ERROR, DELETING -> Optional.empty();
                    case CREATING, DELETED -> because(state, "an available");
                };
        };
    }

    private Optional<String> because(VolumeState state, String needed) {
        return Optional.of(verb + " needs " + needed + " volume; this one is " + state.word() + ".");
    }
}
