package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.cluster.Standstill;
import io.hypershift.azure.cluster.StuckAt;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a control plane is on its way to another release. */
record ControlPlaneRollout(KubeApi management, UpgradeView view) {
    private static final String COMPONENT = "ControlPlaneComponent";
    private static final int NAMED = 3;

    /**
     * Throws where it will not come there by itself.
     *
     * @param waited for how long it has been waited for
     */
    void requireMotion(Duration waited) {
        new Standstill(management.clock().instant(), waited)
                .ofCluster(view.hostedCluster())
                .ifPresent(why -> {
                    throw new HyperShiftException(Problem.of(
                                    "standstill",
                                    "the control plane of cluster {} does not go to {} by itself",
                                    view.request().key(),
                                    view.request().releaseImage())
                            .because("{}", why)
                            .remedy("Mend that and repeat this."));
                });
    }

    /** What it waits for: the version operator's own words, then components that are not there yet. */
    String stuckAt() {
        var told = Stream.of(
                        told("ClusterVersionReleaseAccepted", "False"),
                        told("ClusterVersionProgressing", "True"),
                        components())
                .flatMap(Optional::stream)
                .toList();
        return told.isEmpty() ? StuckAt.of(view.hostedCluster(), List.of()) : String.join("; ", told);
    }

    private Optional<String> told(String type, String status) {
        return view.hostedCluster()
                .condition(type)
                .filter(it -> it.status().equals(status) && !it.message().isEmpty())
                .map(it -> it.message().lines().findFirst().orElse(""));
    }

    private Optional<String> components() {
        var key = view.request().key();
        var version = view.target().map(Object::toString).orElse("");
        var missing = management
                .listIfServed(
                        ClusterObjects.API_VERSION, COMPONENT, ClusterObjects.controlPlaneNamespace(key), Map.of())
                .stream()
                .filter(it -> !it.text("status", "version").equals(version) || !isRolledOut(it))
                .map(Manifest::name)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.size() + " components to go: "
                        + missing.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (missing.size() > NAMED ? ", ..." : ""));
    }

    private static boolean isRolledOut(Manifest component) {
        return component.condition("RolloutComplete").filter(Condition::isTrue).isPresent();
    }
}
