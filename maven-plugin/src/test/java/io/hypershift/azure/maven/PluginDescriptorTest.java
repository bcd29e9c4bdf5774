package io.hypershift.azure.maven;

import static io.hypershift.azure.maven.PluginDescriptor.parameters;
import static io.hypershift.azure.maven.PluginDescriptor.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluginDescriptorTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "parameters.md");

    private final PluginDescriptor descriptor = PluginDescriptor.read();

    @Test
    void goals_are_the_cores_operations_under_the_prefix_that_users_type() {
        assertThat(descriptor.text("goalPrefix")).isEqualTo("hypershift-azure");
        assertThat(descriptor.goals().keySet())
                .isEqualTo(
                        Arrays.stream(Operation.values()).map(Operation::verb).collect(Collectors.toSet()));
    }

    @Test
    void a_cluster_comes_before_the_integration_tests_and_goes_after_them() {
        assertThat(text(descriptor.goal("create-cluster"), "phase")).isEqualTo("pre-integration-test");
        assertThat(text(descriptor.goal("destroy-cluster"), "phase")).isEqualTo("post-integration-test");
        assertThat(Set.of("create-foundation", "install-operator", "create-kubeconfig"))
                .allSatisfy(
                        goal -> assertThat(text(descriptor.goal(goal), "phase")).isEmpty());
    }

    @Test
    void every_goal_runs_without_a_pom_beside_others_and_without_resolving_the_projects_dependencies() {
        assertThat(descriptor.goals()).allSatisfy((goal, mojo) -> {
            assertThat(text(mojo, "requiresProject")).isEqualTo("false");
            assertThat(text(mojo, "threadSafe")).isEqualTo("true");
            assertThat(text(mojo, "requiresDependencyResolution")).isEmpty();
        });
    }

    @Test
    void a_parameter_has_the_name_the_core_speaks_of_and_the_property_the_words_tell() {
        var known = Arrays.stream(Parameter.values()).map(Parameter::camelCase).collect(Collectors.toSet());
        assertThat(descriptor.goals())
                .allSatisfy((goal, mojo) -> assertThat(parameters(mojo)).allSatisfy(parameter -> {
                    assertThat(parameter.name()).isIn(withSkip(known));
                    assertThat(parameter.property())
                            .isEqualTo(
                                    parameter.name().equals("resourceGroupTags")
                                            ? ""
                                            : "hypershift." + parameter.name());
                }));
    }

    @Test
    void no_property_that_a_goal_hands_on_fills_a_parameter() {
        assertThat(descriptor.goals())
                .allSatisfy((goal, mojo) -> assertThat(parameters(mojo))
                        .noneMatch(parameter -> parameter.property().startsWith("hypershift.cluster.")));
    }

    @Test
    void a_flag_of_hypershifts_install_has_its_parameter() {
        var known = parameters(descriptor.goal("install-operator")).stream()
                .map(PluginDescriptor.GoalParameter::name)
                .toList();
        assertThat(InstallFlags.parameters().values().stream().flatMap(Optional::stream))
                .isSubsetOf(known);
    }

    @Test
    void no_flag_of_hypershifts_install_that_concerns_azure_is_forgotten() throws IOException {
        var facts = Path.of(System.getProperty("hypershift.contracts", "../../shared"))
                .resolve("facts/hypershift-azure.md");
        assumeTrue(Files.exists(facts), "skipped: the facts about HyperShift's flags are not at hand");
        var section = Files.readString(facts).split("### 8\\.[12] ", -1)[1];
        var flags = Pattern.compile("^\\|.*?\\|", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .flatMap(row -> Pattern.compile("`(--)?([a-z][-a-z]+)`")
                        .matcher(row.group())
                        .results())
                .map(flag -> "--" + flag.group(2))
                .toList();
        assertThat(flags)
                .hasSizeGreaterThan(40)
                .allSatisfy(flag -> assertThat(InstallFlags.parameters().keySet())
                        .anyMatch(it -> it.equals(flag) || it.endsWith(flag.substring(1))));
    }

    /** {@code -Dparameters.update} writes the document anew; the change is then read like any other. */
    @Test
    void the_document_lists_every_parameter_as_it_is() throws IOException {
        var expected = new ParameterDocument(descriptor).toString();
        if (Boolean.getBoolean("parameters.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).hasContent(expected);
    }

    private static Set<String> withSkip(Set<String> names) {
        return Stream.concat(names.stream(), Stream.of("skip")).collect(Collectors.toSet());
    }
}
