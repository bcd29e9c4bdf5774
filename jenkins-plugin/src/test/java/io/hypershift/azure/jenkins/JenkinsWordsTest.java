package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JenkinsWordsTest {
    /** What the core speaks of only where a goal was given it. */
    private static final Set<String> OF_GOALS = Set.of(
            "clusterPerModule",
            "failOnDestroyError",
            "kubeadminPasswordFile",
            "kubeconfigFile",
            "outputDirectory",
            "renderIntoFile",
            "renderSensitive");

    @Test
    void what_a_message_speaks_of_is_an_argument_of_a_step() {
        var arguments = StepArguments.all().stream()
                .flatMap(step -> step.defaults().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(Parameter.values()).map(JenkinsWords.INSTANCE::parameter))
                .allMatch(word -> arguments.contains(word) || OF_GOALS.contains(word));
        assertThat(JenkinsWords.INSTANCE.parameter(Parameter.BASE_DOMAIN, "example.com"))
                .isEqualTo("baseDomain: 'example.com'");
    }

    @Test
    void operations_are_steps() {
        var steps = StepArguments.all().stream().map(StepArguments::name).collect(Collectors.toSet());
        assertThat(Arrays.stream(Operation.values())
                        .filter(it -> it != Operation.RENDER_CLUSTER) // in Jenkins, the goal
                        .map(JenkinsWords.INSTANCE::operation))
                .allMatch(steps::contains);
    }
}
