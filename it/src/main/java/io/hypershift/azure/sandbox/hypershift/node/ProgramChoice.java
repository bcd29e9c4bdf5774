package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.told.Programs;
import java.util.Optional;

/** Tells what program a container runs. */
final class ProgramChoice {
    private final Software software;
    private final StageClock clock;

    ProgramChoice(Software software, StageClock clock) {
        this.software = software;
        this.clock = clock;
    }

    Program of(Resource pod, JsonNode container, boolean isInit) {
        return told(container).<Program>map(ToldProgram::new).orElseGet(() -> ofImage(pod, container, isInit));
    }

    Optional<Programs.Conduct> told(JsonNode container) {
        return software.told()
                .programs()
                .of(container.path("image").asText(), container.path("name").asText());
    }

    private Program ofImage(Resource pod, JsonNode container, boolean isInit) {
        if (Curl.isMeant(RunningContainer.commandLine(container))) {
            return new Curl(software.told().egress(), clock);
        }
        if (isInit || !pod.text("/spec/restartPolicy").equals("Always")) {
            return this::runToEnd;
        }
        return software.servers()
                .getOrDefault(container.at("/command/0").asText(), () -> running -> Program.Runs.WELL)
                .get();
    }

    private Program.Moment runToEnd(RunningContainer container) {
        var outcome = software.jobs().run(container.image(), container.commandLine(), container.files());
        container.print(outcome.output());
        return new Program.Ended(outcome.exitCode());
    }
}
