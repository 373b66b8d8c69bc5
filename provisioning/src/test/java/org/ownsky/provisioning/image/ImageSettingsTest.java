package org.ownsky.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ImageSettingsTest {

    @Test
    void imagesLieInTheCheckoutsDataUnlessToldOtherwise() {
        assertThat(bound(Map.of())).isEqualTo(new ImageSettings(Path.of("var/images")));
        assertThat(bound(Map.of("ownsky.images-dir", "/srv/images")))
                .isEqualTo(new ImageSettings(Path.of("/srv/images")));
    }

    private static ImageSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("ownsky", ImageSettings.class);
    }
}
