package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram;
import io.hypershift.azure.sandbox.told.Programs;
import java.util.Optional;

/** Tells what program a container runs. */
final class ProgramChoice {
    private final Programs told;
    private final ContainerProgram jobs;

    /**
     * @param jobs what containers do that are to come to an end
     */
    ProgramChoice(Programs told, ContainerProgram jobs) {
        this.told = told;
        this.jobs = jobs;
    }

    Program of(Resource pod, JsonNode container, boolean isInit) {
        return told(container).<Program>map(ToldProgram::new).orElseGet(() -> ofImage(pod, isInit));
    }

    Optional<Programs.Conduct> told(JsonNode container) {
        return told.of(container.path("image").asText(), container.path("name").asText());
    }

    private Program ofImage(Resource pod, boolean isInit) {
        if (isInit || !pod.text("/spec/restartPolicy").equals("Always")) {
            return this::runToEnd;
        }
        return container -> Program.Runs.WELL;
    }

    private Program.Moment runToEnd(RunningContainer container) {
        var outcome = jobs.run(container.image(), container.commandLine(), container.files());
        container.print(outcome.output());
        return new Program.Ended(outcome.exitCode());
    }
}
