package org.ownsky.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.events.core.EventPublicationRegistry;

/** The table of stored events is as Spring Modulith expects it, in the schema that it is told. */
@ModuleTest
class EventPublicationSchemaTest {

    @Autowired
    EventPublicationRegistry publications;

    @Test
    void registryReadsItsTable() {
        assertThat(publications.findIncompletePublications()).isEmpty();
    }
}
