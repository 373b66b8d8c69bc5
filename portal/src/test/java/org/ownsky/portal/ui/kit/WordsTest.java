package org.ownsky.portal.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What screens say is in the bundle: a missing word is otherwise noticed by whoever opens the dialog that says it. */
class WordsTest {
    private static final Path SCREENS = Path.of("src/main/java/org/ownsky/portal/ui");
    private static final Pattern SAID = Pattern.compile("Words\\s*\\.(say|count)\\(\\s*\"([a-zA-Z0-9.\\-]+)\"\\s*[,)]");
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.ownsky.portal.ui.messages", Locale.ENGLISH);

    @Test
    void everyWordThatIsSaidIsInTheBundle() throws IOException {
        var missing = new ArrayList<String>();
        var said = 0;
        try (Stream<Path> files = Files.walk(SCREENS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var matcher = SAID.matcher(Files.readString(file));
                while (matcher.find()) {
                    said++;
                    keys(matcher.group(1), matcher.group(2)).stream()
                            .filter(key -> !BUNDLE.containsKey(key))
                            .forEach(key -> missing.add(file.getFileName() + ": " + key));
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(said).isGreaterThan(500);
    }

    private static List<String> keys(String method, String key) {
        return method.equals("count") ? List.of(key + ".one", key + ".many") : List.of(key);
    }
}
