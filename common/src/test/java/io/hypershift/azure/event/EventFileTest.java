package io.hypershift.azure.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final Redactor redactor = new Redactor();

    @Test
    void each_event_is_a_line_with_its_kind_its_time_and_its_fields(@TempDir Path directory) throws IOException {
        var file = directory.resolve("made/with/directories/pr-42.events.jsonl");
        var events = new EventFile(file, redactor, NOON);

        events.on(new Event.PlanStarted("cluster pr-42", 27));
        events.on(new Event.StepFinished("cluster pr-42", "group", Outcome.UPDATED, Duration.ofMillis(1250), "tags"));
        events.on(new Event.Note(Text.of("run {}", Operation.CREATE_CLUSTER)));

        assertThat(lines(file))
                .containsExactly(
                        json("{'at':'2026-11-25T12:00:00Z','event':'PlanStarted','plan':'cluster pr-42','steps':27}"),
                        json(
                                "{'at':'2026-11-25T12:00:00Z','event':'StepFinished','plan':'cluster pr-42','step':'group',"
                                        + "'outcome':'UPDATED','took':1.25,'difference':'tags'}"),
                        json("{'at':'2026-11-25T12:00:00Z','event':'Note','text':'run create-cluster'}"));
    }

    @Test
    void every_kind_of_event_can_be_written(@TempDir Path directory) throws IOException {
        var file = directory.resolve("events.jsonl");
        var events = new EventFile(file, redactor, NOON);
        var second = Duration.ofSeconds(1);
        List.of(
                        new Event.PlanStarted("p", 1),
                        new Event.PlanFinished("p", 1, 0, second),
                        new Event.StepStarted("p", "s"),
                        new Event.StepRetrying("p", "s", "r", second),
                        new Event.StepFinished("p", "s", Outcome.ABSENT, second),
                        new Event.StepFailed("p", "s", "r", second),
                        new Event.StepNotRun("p", "s", "r"),
                        new Event.ConditionChanged("o", "t", "True", "r", "m"),
                        new Event.Waiting("s", "w", second, "at"),
                        new Event.Note(Text.of("n")),
                        new Event.Warning(Text.of("w")))
                .forEach(events::on);

        assertThat(lines(file))
                .extracting(line -> line.path("event").asText())
                .as("the kinds, all of them")
                .containsExactlyInAnyOrderElementsOf(List.of(Event.class.getPermittedSubclasses()).stream()
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void a_later_run_adds_to_the_file(@TempDir Path directory) throws IOException {
        var file = directory.resolve("events.jsonl");
        new EventFile(file, redactor, NOON).on(new Event.StepStarted("first run", "s"));
        new EventFile(file, redactor, NOON).on(new Event.StepStarted("second run", "s"));

        assertThat(lines(file))
                .extracting(line -> line.path("plan").asText())
                .containsExactly("first run", "second run");
    }

    @Test
    void secrets_stay_out_of_the_file_and_its_lines_stay_json(@TempDir Path directory) throws IOException {
        var secret = "pass\"word\\with\nall\tof it";
        redactor.learn(Sensitive.of(secret));
        var file = directory.resolve("events.jsonl");

        new EventFile(file, redactor, NOON).on(new Event.StepFailed("p", "s", "refused " + secret, Duration.ZERO));

        assertThat(lines(file))
                .singleElement()
                .satisfies(line -> assertThat(line.path("reason").asText()).isEqualTo("refused ********"));
    }

    @Test
    void a_directory_may_be_a_symbolic_link(@TempDir Path directory) throws IOException {
        var real = Files.createDirectory(directory.resolve("real"));
        var link = Files.createSymbolicLink(directory.resolve("link"), real);

        new EventFile(link.resolve("events.jsonl"), redactor, NOON).on(new Event.StepStarted("p", "s"));

        assertThat(lines(real.resolve("events.jsonl"))).hasSize(1);
    }

    @Test
    void what_cannot_be_written_is_told_to_whoever_hands_out_events(@TempDir Path directory) throws IOException {
        var notADirectory = Files.writeString(directory.resolve("file"), "");
        var events = new EventFile(notADirectory.resolve("events.jsonl"), redactor, NOON);

        assertThatThrownBy(() -> events.on(new Event.StepStarted("p", "s"))).isInstanceOf(UncheckedIOException.class);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var result = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file)) {
            result.add(new JsonMapper().readTree(line));
        }
        return result;
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
