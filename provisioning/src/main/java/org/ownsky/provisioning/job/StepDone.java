package org.ownsky.provisioning.job;

import org.jspecify.annotations.Nullable;

/** What a finished step leaves: its output as JSON, and a sentence for people, or none. */
record StepDone(int position, String output, String note) {
    @Nullable
    String storableNote() {
        return note.isEmpty() ? null : Columns.storable(note);
    }
}
