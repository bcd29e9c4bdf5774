package io.hypershift.azure.upgrade;

import static io.hypershift.azure.failure.Parameter.FORCE_UPGRADE;
import static io.hypershift.azure.failure.Parameter.NODE_POOL_NAMES;
import static io.hypershift.azure.failure.Parameter.OPERATOR_NAMESPACE;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;

import io.hypershift.azure.cluster.ReleaseVersion;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What forbids an upgrade. HyperShift would take the new image in most of these cases, and then hold or go astray. */
final class UpgradeGates {
    private final UpgradeView view;
    private final UpgradeRequest request;
    private final List<Problem> problems = new ArrayList<>();

    UpgradeGates(UpgradeView view) {
        this.view = view;
        this.request = view.request();
    }

    /**
     * Throws with all that forbids it.
     *
     * @param supported the lines of releases that the operator can run; empty where it does not tell
     */
    void check(Optional<List<String>> supported) {
        checkState();
        checkNames();
        view.target().ifPresentOrElse(it -> checkVersion(it, supported), this::unknownVersion);
        HyperShiftException.throwIfAny(problems);
    }

    private void checkState() {
        if (view.hostedCluster().isBeingDeleted()) {
            problems.add(Problem.of("being-deleted", "cluster {} is being deleted", request.key()));
        }
        var paused = view.hostedCluster().text("spec", "pausedUntil");
        if (!paused.isEmpty()) {
            problems.add(Problem.of("paused", "cluster {} is paused until {}", request.key(), paused)
                    .remedy("Take pausedUntil out of its spec first."));
        }
        var pinned = view.hostedCluster().text("spec", "controlPlaneRelease", "image");
        if (request.scope().hasControlPlane() && !pinned.isEmpty() && !pinned.equals(request.releaseImage())) {
            problems.add(Problem.of("pinned", "the control plane of cluster {} is held at {}", request.key(), pinned)
                    .because("Its spec.controlPlaneRelease comes before spec.release.")
                    .remedy("Take controlPlaneRelease out of its spec first."));
        }
        checkOtherRollouts();
    }

    /** One to the wanted image is no other: it is gone on with. */
    private void checkOtherRollouts() {
        var newest = view.running().newest().path("image").asText("");
        if (view.running().isUnderWay() && !newest.equals(request.releaseImage())) {
            problems.add(Problem.of(
                            "rollout-under-way",
                            "cluster {} is on its way to {} ({})",
                            request.key(),
                            view.running().newest().path("version").asText(""),
                            newest)
                    .remedy("Wait until it has come there."));
        }
        view.pools().stream()
                .filter(it ->
                        isTrue(it, "UpdatingVersion") && !UpgradeView.image(it).equals(request.releaseImage()))
                .map(it -> Problem.of(
                                "rollout-under-way",
                                "node pool {} is on its way to {}",
                                it.name(),
                                UpgradeView.image(it))
                        .remedy("Wait until it has come there."))
                .forEach(problems::add);
    }

    private void checkNames() {
        var known = view.allPools().stream().map(Manifest::name).toList();
        request.nodePools().stream()
                .filter(it -> !known.contains(it))
                .map(it -> Problem.of(
                                "no-pool", "{}: cluster {} has no node pool {}", NODE_POOL_NAMES, request.key(), it)
                        .remedy("It has: {}", known.isEmpty() ? "none" : String.join(", ", known)))
                .forEach(problems::add);
    }

    private void unknownVersion() {
        problems.add(Problem.of(
                        "unknown-version", "{}: nothing tells the version of {}", RELEASE_IMAGE, request.releaseImage())
                .because("Without it, nobody knows whether the cluster may go there.")
                .remedy("Give the image by a tag that begins with its version, such as 4.21.3-multi."));
    }

    private void checkVersion(ReleaseVersion target, Optional<List<String>> supported) {
        supported.ifPresentOrElse(
                lines -> {
                    if (!lines.contains(target.line())) {
                        problems.add(Problem.of(
                                        "unsupported-version", "{}: the operator cannot run {}", RELEASE_IMAGE, target)
                                .because("It knows: {}", String.join(", ", lines))
                                .remedy("Choose one of them, or upgrade the operator first."));
                    }
                },
                () -> problems.add(Problem.of(
                                "supported-versions",
                                "no ConfigMap supported-versions in namespace {} tells which releases the operator can run",
                                request.operatorNamespace())
                        .remedy("Tell where the operator runs with {}.", OPERATOR_NAMESPACE)));
        var running = view.running().version().filter(it -> request.scope().hasControlPlane());
        if (running.filter(it -> target.minorsAfter(it) < 0).isPresent()) {
            problems.add(Problem.of(
                            "older-version",
                            "{}: {} is an older minor version than {}, which the control plane runs",
                            RELEASE_IMAGE,
                            target,
                            running.get())
                    .because("OpenShift does not go back to one.")
                    .remedy("Choose a release of {} or newer.", running.get().line()));
            return; // what it would mean for the nodes does not matter any more
        }
        running.ifPresent(it -> checkStep(it, target));
        view.controlPlaneAfter()
                .ifPresent(it -> new SkewGate(view, target).problems(it).forEach(problems::add));
    }

    private void checkStep(ReleaseVersion running, ReleaseVersion target) {
        var upgradeable = view.hostedCluster().condition("ClusterVersionUpgradeable");
        if (target.minorsAfter(running) > 0
                && !request.force()
                && !UpgradeView.image(view.hostedCluster()).equals(request.releaseImage()) // else it is gone on with
                && upgradeable.filter(it -> !it.isTrue()).isPresent()) {
            problems.add(Problem.of(
                            "not-upgradeable",
                            "cluster {} must not go to another minor version: ClusterVersionUpgradeable is {}",
                            request.key(),
                            upgradeable.get().status())
                    .because(
                            "{}: {}",
                            upgradeable.get().reason(),
                            upgradeable.get().message())
                    .remedy(
                            "Mend what it tells; or go on in spite of it with {}.",
                            new Setting(FORCE_UPGRADE, "true")));
        }
    }

    private static boolean isTrue(Manifest object, String type) {
        return object.condition(type).filter(it -> it.isTrue()).isPresent();
    }
}
