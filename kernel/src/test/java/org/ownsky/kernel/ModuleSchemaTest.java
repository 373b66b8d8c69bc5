package org.ownsky.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleSchemaTest {

    @Test
    void migrationsLieInAFolderOfTheSchemasName() {
        assertThat(new ModuleSchema("quota").migrations()).isEqualTo("classpath:db/migration/quota");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Quota", "1st", "a;drop", "a-b", "a b"})
    void refusesWhatIsNoPlainIdentifier(String name) {
        assertThatThrownBy(() -> new ModuleSchema(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
