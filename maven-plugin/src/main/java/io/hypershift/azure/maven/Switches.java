package io.hypershift.azure.maven;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A goal's switches as they were written: Maven takes all that it does not know, such as {@code yes}, for {@code false}, which a
 * dry run must not be.
 */
final class Switches {
    private final MojoExecution execution;
    private final PluginParameterExpressionEvaluator evaluator;

    Switches(MavenSession session, MojoExecution execution) {
        this.execution = execution;
        this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
    }

    /** What is wrong with them. */
    List<Problem> validate() {
        var checks = new Checks();
        execution.getMojoDescriptor().getParameters().stream()
                .filter(it -> it.getType().equals("boolean"))
                .forEach(it -> written(it.getName())
                        .ifPresent(value -> parameter(it.getName())
                                .ifPresent(parameter -> checks.holds(
                                        parameter, value, Switches::isSwitch, "it must be true or false"))));
        return checks.problems();
    }

    private static boolean isSwitch(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private static Optional<Parameter> parameter(String name) {
        return Arrays.stream(Parameter.values())
                .filter(it -> it.camelCase().equals(name))
                .findFirst();
    }

    private Optional<String> written(String name) {
        var configuration = execution.getConfiguration();
        return Optional.ofNullable(configuration == null ? null : configuration.getChild(name))
                .map(Xpp3Dom::getValue)
                .map(this::evaluate)
                .map(Object::toString)
                .filter(it -> !it.isBlank());
    }

    private @Nullable Object evaluate(String expression) {
        try {
            return evaluator.evaluate(expression);
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException("Maven cannot evaluate " + expression, e);
        }
    }
}
