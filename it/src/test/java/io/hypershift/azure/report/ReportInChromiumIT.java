package io.hypershift.azure.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.report.DiagnosisFiles;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.it.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The report as a browser shows it under the policy that Jenkins sends with artifacts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInChromiumIT {
    private static final Map<String, Diagnosis> SAMPLES = Map.of(
            "well", SampleReport.well(),
            "unwell", SampleReport.unwell(),
            "unexplained", SampleReport.unexplained());
    private static final Set<String> FAILURES =
            Set.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Network.loadingFailed", "Audits.issueAdded");

    @TempDir
    private Path directory;

    private Optional<Chromium> chromium = Optional.empty();

    @BeforeAll
    void start(@TempDir Path profile) throws IOException {
        var browser = Chromium.installed();
        assumeTrue(browser.isPresent(), "skipped: there is no chromium on the PATH");
        chromium = Optional.of(Chromium.start(browser.get(), profile));
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (chromium.isPresent()) {
            chromium.get().close();
        }
    }

    @ParameterizedTest(name = "{0}, {2} px wide, {3}")
    @MethodSource("views")
    void nothing_is_blocked_and_the_page_is_as_wide_as_the_window(
            String name, Diagnosis sample, int width, String scheme) throws Exception {
        new DiagnosisFiles(Words.PLAIN, UnaryOperator.identity(), UnaryOperator.identity()).write(sample, directory);
        try (var server = ReportServer.of(directory);
                var page = open(width, scheme)) {
            load(page, server, "report.html");
            keep(page, name + "-" + width + "-" + scheme, width);
            assertThat(contentWidth(page)).isEqualTo(width);
            unfold(page);
            assertThat(contentWidth(page)).as("with everything unfolded").isEqualTo(width);
            assertThat(failures(page)).isEmpty();
        }
    }

    @Test
    void what_the_policy_refuses_would_be_noticed() throws Exception {
        Files.writeString(
                directory.resolve("bad.html"), "<p style=\"color: red\">a</p><script>document.title = 'b'</script>");
        Files.writeString(directory.resolve("wide.html"), "<link rel=stylesheet href=wide.css><p class=wide>a</p>");
        Files.writeString(directory.resolve("wide.css"), ".wide { width: 2000px }");
        try (var server = ReportServer.of(directory);
                var page = open(400, "light")) {
            load(page, server, "bad.html");
            await().atMost(Duration.ofSeconds(20)).until(() -> failures(page).size() >= 2);
            load(page, server, "wide.html");
            assertThat(contentWidth(page)).isGreaterThan(2000);
        }
    }

    private static Stream<Arguments> views() {
        return SAMPLES.entrySet().stream()
                .flatMap(sample -> Stream.of(1280, 400)
                        .flatMap(width -> Stream.of("light", "dark")
                                .map(scheme -> Arguments.of(sample.getKey(), sample.getValue(), width, scheme))));
    }

    private DevTools open(int width, String scheme) throws Exception {
        var page = chromium.orElseThrow().open();
        for (var domain : List.of("Page", "Runtime", "Log", "Network", "Audits", "DOM")) {
            page.call(domain + ".enable");
        }
        page.call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                900,
                "deviceScaleFactor",
                1,
                "mobile",
                false);
        page.call(
                "Emulation.setEmulatedMedia",
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
        return page;
    }

    private static void load(DevTools page, ReportServer server, String file) throws Exception {
        page.told().removeIf(it -> it.method().equals("Page.loadEventFired"));
        page.call("Page.navigate", "url", server.uri(file).toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> page.hasTold("Page.loadEventFired"));
    }

    private static void unfold(DevTools page) throws Exception {
        var root = page.call("DOM.getDocument").at("/root/nodeId").asInt();
        for (var node : page.call("DOM.querySelectorAll", "nodeId", root, "selector", "details")
                .path("nodeIds")) {
            page.call("DOM.setAttributeValue", "nodeId", node.asInt(), "name", "open", "value", "");
        }
    }

    private static int contentWidth(DevTools page) throws Exception {
        return page.call("Page.getLayoutMetrics").at("/cssContentSize/width").asInt();
    }

    private static void keep(DevTools page, String name, int width) throws Exception {
        var height =
                page.call("Page.getLayoutMetrics").at("/cssContentSize/height").asInt();
        var clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
        var picture = page.call("Page.captureScreenshot", "captureBeyondViewport", true, "clip", clip);
        var file = Files.createDirectories(BuildPaths.target().resolve("report-screenshots"))
                .resolve(name + ".png");
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    /** What went wrong on the page, in the browser's words. */
    private static List<String> failures(DevTools page) {
        return page.told().stream()
                .filter(it -> FAILURES.contains(it.method())
                        || (it.method().equals("Log.entryAdded") && isError(it.params()))
                        || (it.method().equals("Network.responseReceived")
                                && it.params().at("/response/status").asInt() >= 400))
                .map(it -> it.method() + " " + it.params())
                .toList();
    }

    private static boolean isError(JsonNode params) {
        return Set.of("error", "warning").contains(params.at("/entry/level").asText());
    }
}
