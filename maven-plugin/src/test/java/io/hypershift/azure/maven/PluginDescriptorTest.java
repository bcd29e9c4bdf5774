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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    void a_cluster_comes_before_the_integration_tests_and_is_diagnosed_and_goes_after_them() {
        assertThat(text(descriptor.goal("create-cluster"), "phase")).isEqualTo("pre-integration-test");
        assertThat(text(descriptor.goal("diagnose-cluster"), "phase")).isEqualTo("post-integration-test");
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

    @ParameterizedTest
    @MethodSource("commands")
    void a_flag_of_a_command_of_hypershifts_has_its_parameter(CliFlags command) {
        var known = parameters(descriptor.goal(command.goal())).stream()
                .map(PluginDescriptor.GoalParameter::name)
                .toList();
        assertThat(command.parameters().values().stream().flatMap(Optional::stream))
                .isSubsetOf(known);
    }

    static List<CliFlags> commands() {
        return CliFlags.ALL;
    }

    @ParameterizedTest
    @MethodSource("sections")
    void no_flag_that_concerns_azure_is_forgotten(CliFlags command, String sections, int least) throws IOException {
        var facts = Path.of(System.getProperty("hypershift.contracts", "../../shared"))
                .resolve("facts/hypershift-azure.md");
        assumeTrue(Files.exists(facts), "skipped: the facts about HyperShift's flags are not at hand");
        var flags = Arrays.stream(Files.readString(facts).split("\n### ", -1))
                .filter(section -> section.matches("(?s)(" + sections + ") .*"))
                .flatMap(PluginDescriptorTest::flags)
                .toList();
        assertThat(flags)
                .hasSizeGreaterThan(least)
                .allSatisfy(flag -> assertThat(command.parameters().keySet())
                        .anyMatch(it -> it.equals(flag) || it.endsWith(flag.substring(1))));
    }

    static Stream<Arguments> sections() {
        return Stream.of(
                Arguments.of(CliFlags.INSTALL, "8\\.1", 40),
                Arguments.of(CliFlags.CREATE_CLUSTER, "4\\.[12]", 60),
                Arguments.of(CliFlags.CREATE_NODEPOOL, "5\\.1", 10));
    }

    /** The flags in the first column of the tables, and in the sentences below them. */
    private static Stream<String> flags(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| `") || line.startsWith("Node pool flags"))
                .map(line -> line.startsWith("|") ? line.split("\\|", 3)[1] : line)
                .flatMap(text -> Pattern.compile("`(--)([a-zA-Z][-a-zA-Z]+)`")
                        .matcher(text)
                        .results())
                .map(flag -> "--" + flag.group(2));
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
