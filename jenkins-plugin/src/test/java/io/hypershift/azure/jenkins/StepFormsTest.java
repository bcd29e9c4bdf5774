package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The forms of the snippet generator, as they lie beside the steps. */
class StepFormsTest {
    private static final Path FORMS = Path.of("src/main/resources");
    private static final Pattern BOX = Pattern.compile("field=\"([^\"]+)\"[^>]*>\\s*<c:select\\s*/>");

    @Test
    void each_box_to_choose_credentials_from_is_filled() throws IOException {
        var boxes = new TreeSet<String>();
        try (var files = Files.walk(FORMS)) {
            for (var form : files.filter(it -> it.toString().endsWith(".jelly")).toList()) {
                BOX.matcher(Files.readString(form))
                        .results()
                        .map(it -> it.group(1))
                        .forEach(boxes::add);
            }
        }

        assertThat(boxes)
                .hasSizeGreaterThan(10)
                .isSubsetOf(Stream.of(StepDescriptorBase.class.getMethods())
                        .map(Method::getName)
                        .filter(it -> it.startsWith("doFill") && it.endsWith("Items"))
                        .map(it -> it.substring("doFill".length(), it.length() - "Items".length()))
                        .map(it -> it.substring(0, 1).toLowerCase(Locale.ROOT) + it.substring(1))
                        .toList());
    }
}
