package org.ownsky.portal.ui.kit;

import java.util.Locale;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.node.NodeState;

/** How a state looks: a colour and, because colour alone is not enough, a shape. */
public enum Tone {
    PENDING,
    RUNNING,
    STOPPING,
    STOPPED,
    TERMINATED,
    ATTENTION,
    OK;

    public static Tone of(InstanceState state) {
        return switch (state) {
            case PENDING -> PENDING;
            case RUNNING -> RUNNING;
            case STOPPING, SHUTTING_DOWN -> STOPPING;
            case STOPPED -> STOPPED;
            case TERMINATED -> TERMINATED;
        };
    }

    public static Tone of(JobState state) {
        return switch (state) {
            case QUEUED -> STOPPED;
            case RUNNING -> PENDING;
            case UNDOING -> STOPPING;
            case NEEDS_ATTENTION, FAILED -> ATTENTION;
            case SUCCEEDED -> OK;
            case CANCELLED -> TERMINATED;
        };
    }

    public static Tone of(NodeState state) {
        return switch (state) {
            case JOINING -> PENDING;
            case UP -> RUNNING;
            case DOWN -> ATTENTION;
            case DRAINING -> STOPPING;
        };
    }

    /** The style class of badge and glyph. */
    public String className() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The badge. */
    public Markup badge(String text) {
        return Markup.of("span", "state " + className()).add(glyph()).add(text);
    }

    /** The shape in its colour, on its own. */
    public Markup glyphIn(String classes) {
        return Markup.of("span", "tone " + classes + " " + className()).add(glyph());
    }

    public Markup glyph() {
        return Markup.of("span", "g g-" + className()).with("aria-hidden", "true");
    }
}
