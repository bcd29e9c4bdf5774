package io.hypershift.azure.diagnose.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StyleSheetTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z]+): #([0-9a-f]{6});");
    private static final List<String> INKS = List.of(
            "ink", "soft", "link", "certain", "likely", "possible", "healthy", "unhealthy", "undecided", "neutral");

    /** What WCAG 2 asks of text at level AA. */
    private static final double AA = 4.5;

    private String sheet = "";

    @BeforeEach
    void read() throws IOException {
        try (var in = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
            sheet = new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void every_text_is_legible_on_every_ground_by_light_and_by_dark() {
        var light = colours(sheet.substring(0, sheet.indexOf("@media")));
        var dark = colours(sheet.substring(sheet.indexOf("@media")));
        assertThat(light).hasSizeGreaterThan(12).containsOnlyKeys(dark.keySet());
        for (var palette : List.of(light, dark)) {
            for (var ground : List.of("paper", "card")) {
                for (var ink : INKS) {
                    assertThat(contrast(palette, ink, ground))
                            .as("%s on %s of %s", ink, ground, palette)
                            .isGreaterThanOrEqualTo(AA);
                }
            }
            assertThat(contrast(palette, "ink", "quiet")).isGreaterThanOrEqualTo(AA);
        }
    }

    @Test
    void it_asks_for_nothing_from_elsewhere() {
        assertThat(sheet).doesNotContain("url(", "@import", "http");
    }

    private static Map<String, Integer> colours(String rules) {
        var colours = new HashMap<String, Integer>();
        COLOUR.matcher(rules).results().forEach(it -> colours.put(it.group(1), Integer.parseInt(it.group(2), 16)));
        return colours;
    }

    private static double contrast(Map<String, Integer> palette, String ink, String ground) {
        assertThat(palette).containsKeys(ink, ground);
        double one = luminance(palette.getOrDefault(ink, 0));
        double other = luminance(palette.getOrDefault(ground, 0));
        double lighter = Math.max(one, other);
        double darker = Math.min(one, other);
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * channel(colour >> 16 & 0xFF)
                + 0.7152 * channel(colour >> 8 & 0xFF)
                + 0.0722 * channel(colour & 0xFF);
    }

    private static double channel(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
