package org.ownsky.portal.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Viewer;

class FrameTest {
    private static final Optional<Viewer.Place> PLACE = Optional.of(new Viewer.Place("Nordhavn", "forecast"));

    @Test
    void phonesBarLeadsBackFromAPageBelowAnother() {
        var bar = html(Trail.of("api-1", new Trail.Crumb("Instances", "instances")));

        assertThat(bar).contains("class=\"bar-back\" href=\"instances\" aria-label=\"Back to Instances\"");
    }

    @Test
    void phonesBarNamesTheProjectOnAPageOfTheNavigation() {
        assertThat(html(Trail.of("Instances")))
                .doesNotContain("bar-back")
                .contains(">forecast</span>", ">Nordhavn</span>");
    }

    @Test
    void namesThatPeopleChoseNeverBecomeMarkup() {
        assertThat(html(Trail.of("<img src=x onerror=alert(1)>"))).doesNotContain("<img");
    }

    private static String html(Trail trail) {
        return Frame.trail(trail, PLACE).stream().map(Markup::html).collect(Collectors.joining());
    }
}
