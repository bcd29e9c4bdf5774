package io.hypershift.azure.upgrade;

import io.hypershift.azure.cluster.ReleaseVersion;
import io.hypershift.azure.cluster.VersionSkew;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the nodes can live with the control plane, both while it is ahead of them and at the end. */
record SkewGate(UpgradeView view, ReleaseVersion target) {

    /** What is wrong where the control plane comes to run this version. */
    List<Problem> problems(ReleaseVersion controlPlane) {
        var selected = view.pools().stream().map(Manifest::name).toList();
        return view.allPools().stream()
                .flatMap(pool -> Stream.concat(
                        selected.contains(pool.name()) ? after(pool, controlPlane).stream() : Stream.empty(),
                        meanwhile(pool, controlPlane).stream()))
                .toList();
    }

    private Optional<Problem> after(Manifest pool, ReleaseVersion controlPlane) {
        return VersionSkew.problem(target, controlPlane)
                .map(why -> Problem.of(
                                "skew",
                                "{}: node pool {} cannot go there: {}",
                                Parameter.RELEASE_IMAGE,
                                pool.name(),
                                why)
                        .remedy("Upgrade the control plane first, or along with it."));
    }

    private Optional<Problem> meanwhile(Manifest pool, ReleaseVersion controlPlane) {
        return view.request().scope().hasControlPlane()
                ? view.versionOf(pool)
                        .flatMap(it -> VersionSkew.problem(it, controlPlane))
                        .map(why -> Problem.of("skew", "node pool {} cannot be with it: {}", pool.name(), why)
                                .remedy("Upgrade it first, to a release between the two."))
                : Optional.empty();
    }
}
