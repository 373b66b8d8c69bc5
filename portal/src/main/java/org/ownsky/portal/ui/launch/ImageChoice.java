package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Locale;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.image.ImageView;

/** The image, as cards. */
final class ImageChoice extends RadioButtonGroup<ImageView> {

    ImageChoice(List<ImageView> images) {
        super(Words.say("launch.image"));
        addClassNames("picks", "wide");
        setRenderer(new ComponentRenderer<>(ImageChoice::card));
        setItems(images);
        LaunchOffers.usualImage(images).ifPresent(this::setValue);
    }

    private static Part card(ImageView image) {
        var family = image.name().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
        var letters = image.name().substring(0, Math.min(2, image.name().length()));
        return new Part("")
                .show(Markup.of("span", "image-text")
                        .with("title", image.description())
                        .add(
                                Markup.text("span", "os " + family, capital(letters))
                                        .with("aria-hidden", "true"),
                                Markup.of("span", "sp")
                                        .add(
                                                Markup.text("span", "b cut block", image.name()),
                                                Markup.text(
                                                        "span",
                                                        "s12 t2 cut block",
                                                        Moment.day(image.createdAt()) + " · " + image.fileSize()))));
    }

    private static String capital(String letters) {
        return letters.isEmpty() ? "" : letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
    }
}
