package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.diagnose.report.Milestone.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The steps of a cluster on its way up, in the order that HyperShift takes them. */
final class Milestones {
    /** A condition of the HostedCluster and what it stands for. */
    private record Step(String name, String condition, boolean isAlways) {}

    private static final List<Step> CONTROL_PLANE = List.of(
            new Step("configuration valid", "ValidConfiguration", true),
            new Step("release image valid", "ValidReleaseImage", true),
            new Step("infrastructure ready", "InfrastructureReady", true),
            new Step("name of the API resolves", "ExternalDNSReachable", false),
            new Step("etcd available", "EtcdAvailable", true),
            new Step("API server available", "KubeAPIServerAvailable", true),
            new Step("control plane available", "Available", true));

    private static final List<Step> NODES = List.of(
            new Step("control plane reaches nodes", "DataPlaneConnectionAvailable", false),
            new Step("release complete", "ClusterVersionAvailable", true));

    private final Diagnosis diagnosis;
    private final Collection<ConditionHistory> conditions;

    private Milestones(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        conditions = ConditionHistory.of(diagnosis.picture().transitions());
    }

    static List<Milestone> of(Diagnosis diagnosis) {
        return new Milestones(diagnosis).all();
    }

    private List<Milestone> all() {
        var all = new ArrayList<Milestone>();
        CONTROL_PLANE.forEach(it -> ofCluster(it).ifPresent(all::add));
        all.add(api());
        conditions.stream()
                .filter(Milestones::isReadinessOfPool)
                .map(it -> of("node pool " + pool(it) + " ready", it))
                .forEach(all::add);
        NODES.forEach(it -> ofCluster(it).ifPresent(all::add));
        all.add(new Milestone(
                "cluster well", diagnosis.isWell() ? State.REACHED : State.NOT_REACHED, Optional.empty(), ""));
        return List.copyOf(all);
    }

    /** Steps that not every cluster takes are left out as long as nothing tells of them. */
    private Optional<Milestone> ofCluster(Step step) {
        var history = conditions.stream()
                .filter(it -> it.object().equals("HostedCluster " + diagnosis.cluster())
                        && it.type().equals(step.condition()))
                .findFirst();
        return history.map(it -> of(step.name(), it))
                .filter(it -> step.isAlways() || !it.is(State.UNKNOWN))
                .or(() -> step.isAlways()
                        ? Optional.of(new Milestone(
                                step.name(), State.UNKNOWN, Optional.empty(), step.condition() + " is not reported"))
                        : Optional.empty());
    }

    private static Milestone of(String name, ConditionHistory history) {
        var present = history.present();
        return new Milestone(name, state(history), Optional.of(present.at()), told(present));
    }

    private static State state(ConditionHistory history) {
        return switch (history.health()) {
            case HEALTHY -> State.REACHED;
            case UNHEALTHY -> State.NOT_REACHED;
            case UNDECIDED, NEUTRAL -> State.UNKNOWN;
        };
    }

    private Milestone api() {
        var api = diagnosis.picture().api();
        return new Milestone(
                "API answers", api.answers() ? State.REACHED : State.NOT_REACHED, Optional.empty(), api.told());
    }

    private static boolean isReadinessOfPool(ConditionHistory it) {
        return it.object().startsWith("NodePool ")
                && it.type().equals("Ready")
                && !it.present().isGone();
    }

    private static String pool(ConditionHistory it) {
        return it.object().substring(it.object().lastIndexOf('/') + 1);
    }

    private static String told(Transition it) {
        return "%s is %s (%s): %s".formatted(it.type(), it.status(), it.reason(), it.message());
    }
}
