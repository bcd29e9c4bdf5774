package io.hypershift.azure.diagnose;

import io.hypershift.azure.failure.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that is broken of a cluster.
 *
 * @param code the finding that names it
 * @param name what is done to the cluster, as a name
 * @param place where the cluster is made
 * @param options what its request has that others have not
 * @param moment when it is done
 * @param fault does it
 * @param signals what is to be seen then
 */
record Scenario(
        String code,
        String name,
        Place place,
        Map<Parameter, String> options,
        Moment moment,
        Fault fault,
        List<Signal> signals) {

    /** When something is broken. */
    enum Moment {
        /** While HyperShift is told to leave the cluster alone, which is all made otherwise. */
        BEFORE_IT_COMES_UP,
        /** When its nodes are ready. */
        WHEN_IT_RUNS
    }

    /** Breaks something: what follows from it is for the sandbox to show. */
    @FunctionalInterface
    interface Fault {
        void strike(SampleCluster cluster);
    }

    /**
     * Where a cluster is made.
     *
     * @param isShared whether other clusters are beside it: what is done to it is nothing to them
     * @param hasFoundation whether it has a foundation of its own
     */
    record Place(Setting setting, boolean isShared, boolean hasFoundation) {}

    /** With a cluster of the usual kind, beside others. */
    static Scenario of(String code, String name) {
        return new Scenario(
                code,
                name,
                new Place(Setting.USUAL, true, false),
                Map.of(),
                Moment.BEFORE_IT_COMES_UP,
                cluster -> {},
                List.of());
    }

    Scenario before(Fault strike) {
        return new Scenario(code, name, place, options, Moment.BEFORE_IT_COMES_UP, strike, signals);
    }

    Scenario running(Fault strike) {
        return new Scenario(code, name, place, options, Moment.WHEN_IT_RUNS, strike, signals);
    }

    Scenario shows(Signal seen) {
        return shows(List.of(seen));
    }

    Scenario shows(List<Signal> seen) {
        var all = Stream.concat(signals.stream(), seen.stream()).toList();
        return new Scenario(code, name, place, options, moment, fault, all);
    }

    Scenario with(Map<Parameter, String> more) {
        var scenario = this;
        for (var option : more.entrySet()) {
            scenario = scenario.with(option.getKey(), option.getValue());
        }
        return scenario;
    }

    Scenario with(Parameter parameter, String value) {
        var all = new EnumMap<Parameter, String>(Parameter.class);
        all.putAll(options);
        all.put(parameter, value);
        return new Scenario(code, name, place, all, moment, fault, signals);
    }

    /** On a foundation of its own, which may be broken. */
    Scenario ownFoundation() {
        return at(new Place(place.setting(), place.isShared(), true));
    }

    /** Where nobody else is, so that everything may be broken. */
    Scenario alone(Setting setting) {
        return at(new Place(setting, false, place.hasFoundation()));
    }

    Scenario at(Setting setting) {
        return at(new Place(setting, place.isShared(), place.hasFoundation()));
    }

    private Scenario at(Place other) {
        return new Scenario(code, name, other, options, moment, fault, signals);
    }

    /** The cluster's name. */
    String cluster() {
        return name;
    }

    @Override
    public String toString() {
        return code + " (" + name + ")";
    }

    @SafeVarargs
    static List<Scenario> all(List<Scenario>... themes) {
        var all = new ArrayList<Scenario>();
        for (var theme : themes) {
            all.addAll(theme);
        }
        return List.copyOf(all);
    }
}
