package io.hypershift.azure.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guide.md} tells all that HyperShift's guide uses, and names nothing that there is not. */
class GuideDocumentTest {
    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");

    private final String document = read(DOCUMENTS.resolve("guide.md"));

    @Test
    void a_variable_of_the_guide_is_told() {
        var variables = guide().variables();
        assertThat(variables)
                .contains("PREFIX", "GetVnetID", "COMPONENTS", "KUBECONFIG")
                .hasSizeGreaterThan(45);
        assertThat(without(told(Pattern.compile("\\w+")), variables)).isEmpty();
    }

    @Test
    void a_flag_of_any_command_of_the_guide_is_told() {
        var flags = guide().flags();
        assertThat(flags)
                .contains("--base-domain", "--audience", "--hypershift-image", "-n")
                .hasSizeGreaterThan(60);
        assertThat(without(told(ShellGuide.FLAG), flags)).isEmpty();
    }

    @Test
    void a_goal_step_or_parameter_that_stands_for_something_of_the_guide_exists() {
        var named = document.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.substring(line.lastIndexOf('|', line.length() - 2)))
                .flatMap(GuideDocumentTest::names)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).contains("create-foundation", "hypershiftCreateCluster", "persistentResourceGroup");
        assertThat(without(known(), named)).isEmpty();
    }

    /** What is written like a goal, a step or a parameter, its value left off: not files, flags, kinds, hosts. */
    private static Stream<String> names(String cell) {
        return spans(cell)
                .map(span -> span.replaceFirst("=.*", ""))
                .filter(Pattern.compile("[a-z][a-zA-Z]*(-[a-z]+)*").asMatchPredicate());
    }

    private static Set<String> known() {
        var descriptor = PluginDescriptor.read();
        var goals = Stream.concat(
                descriptor.goals().keySet().stream(),
                Arrays.stream(Operation.values()).map(Operation::verb));
        var parameters = Stream.concat(
                descriptor.goals().values().stream()
                        .flatMap(goal -> PluginDescriptor.parameters(goal).stream())
                        .map(PluginDescriptor.GoalParameter::name),
                Arrays.stream(Parameter.values()).map(Parameter::camelCase));
        return Stream.of(goals, parameters, steps()).flatMap(names -> names).collect(Collectors.toSet());
    }

    /** The document of the steps' arguments is compared with the steps by the Jenkins plugin's own tests. */
    private static Stream<String> steps() {
        return Pattern.compile("\\b(hypershift[A-Z]|withHosted)\\w+")
                .matcher(read(DOCUMENTS.resolve("steps.md")))
                .results()
                .map(step -> step.group());
    }

    private Set<String> told(Pattern word) {
        return spans(document)
                .flatMap(span -> word.matcher(span).results().map(it -> it.group()))
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> known, Set<String> all) {
        return all.stream().filter(it -> !known.contains(it)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> spans(String text) {
        return SPAN.matcher(text).results().map(span -> span.group(1));
    }

    private static ShellGuide guide() {
        var file = Path.of(System.getProperty("hypershift.contracts", "../../shared"))
                .resolve("guide/self-managed-azure.md");
        assumeTrue(Files.exists(file), "skipped: HyperShift's guide is not at hand");
        return new ShellGuide(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
