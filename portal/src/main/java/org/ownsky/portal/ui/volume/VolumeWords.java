package org.ownsky.portal.ui.volume;

import java.util.Locale;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.volume.AttachmentState;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.provisioning.volume.VolumeView;

/** How volumes are put into words and colours. */
public final class VolumeWords {
    private VolumeWords() {}

    /** {@code In use}, {@code Attaching}: what somebody should know of where it stands. */
    public static String state(VolumeView volume) {
        return volume.attachment()
                .map(VolumeView.Attachment::state)
                .filter(state -> state != AttachmentState.ATTACHED)
                .map(state -> capital(state.word()))
                .orElseGet(() -> state(volume.state()));
    }

    static String state(VolumeState state) {
        return capital(state.word().replace('-', ' '));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    public static Tone tone(VolumeView volume) {
        if (volume.wantedSize().isPresent()) {
            return Tone.PENDING;
        }
        return switch (volume.state()) {
            case CREATING -> Tone.PENDING;
            case AVAILABLE -> volume.stateReason().isPresent() ? Tone.ATTENTION : Tone.STOPPED;
            case IN_USE ->
                switch (volume.attachment().map(VolumeView.Attachment::state).orElse(AttachmentState.ATTACHED)) {
                    case ATTACHING -> Tone.PENDING;
                    case ATTACHED -> volume.stateReason().isPresent() ? Tone.ATTENTION : Tone.RUNNING;
                    case DETACHING -> Tone.STOPPING;
                };
            case DELETING -> Tone.STOPPING;
            case DELETED -> Tone.TERMINATED;
            case ERROR -> Tone.ATTENTION;
        };
    }

    /** {@code on web-1}, {@code attached to nothing}. */
    static String where(VolumeView volume) {
        return volume.attachment()
                .map(attachment -> Words.say("volume.on", attachment.instanceName()))
                .orElse(Words.say("volume.onNothing"));
    }

    /** {@code 8 GiB}, {@code 8 GiB → 16 GiB}. */
    public static String size(VolumeView volume) {
        return volume.wantedSize()
                .map(wanted -> volume.size() + " → " + wanted)
                .orElse(volume.size().toString());
    }
}
