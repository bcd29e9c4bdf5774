package io.hypershift.azure.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What to do, as a graph of steps. A plan says what depends on what and nothing else; {@link PlanRunner} runs it, as often
 * as wanted, for real or dry.
 *
 * <pre>{@code
 * var plan = Plan.named("foundation demo");
 * var group = plan.step("resource group demo", groups.group("demo"));
 * plan.step("identity demo-hc-ingress", identities.identity(...), group);
 * }</pre>
 */
public final class Plan {
    private final String name;
    private final UnaryOperator<String> told;
    private final List<Step<?>> steps = new ArrayList<>();

    private Plan(String name, UnaryOperator<String> told) {
        this.name = name;
        this.told = told;
    }

    public static Plan named(String name) {
        return new Plan(name, step -> step);
    }

    /**
     * A plan some of whose steps' names hold what is not known yet.
     *
     * @param value what is taken for it meanwhile; a {@link NotKnownYet#PLACEHOLDER} is told instead
     */
    public static Plan named(String name, String value) {
        return new Plan(name, step -> step.replace(value, NotKnownYet.PLACEHOLDER));
    }

    /** Adds a step that brings a resource into its wanted state, once the given steps are done. */
    public <T> Step<T> step(String name, Resource<T> resource, Step<?>... after) {
        return add(name, new PutWork<>(resource), List.of(after));
    }

    /** Adds a step that removes a resource, once the given steps are done. */
    public Step<Void> removal(String name, Removal removal, Step<?>... after) {
        return add(name, new RemovalWork(removal), List.of(after));
    }

    /** Adds a step that removes a resource, once all steps that were added before are done. */
    public Step<Void> lastRemoval(String name, Removal removal) {
        return add(name, new RemovalWork(removal), steps());
    }

    public String name() {
        return name;
    }

    List<Step<?>> steps() {
        return List.copyOf(steps);
    }

    private <T> Step<T> add(String stepName, Work<T> work, List<Step<?>> after) {
        if (!steps.containsAll(after)) {
            throw new IllegalArgumentException(stepName + " depends on a step of another plan: " + after);
        }
        var step = new Step<>(told.apply(stepName), work, after);
        steps.add(step);
        return step;
    }
}
