package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the operators themselves tell, where nothing that lies deeper was found. */
final class ConditionRules {
    /** Developers name components in it that they run elsewhere. */
    private static final String DEBUGGED = "hypershift.openshift.io/debug-deployments";

    /** It has no pods as long as no node pool is to be scaled. */
    private static final Set<String> MAY_REST = Set.of("cluster-autoscaler");

    private ConditionRules() {}

    /** On self-managed Azure the operator makes them of the spec, and they hold nothing secret: it fails only where it is not let. */
    static Optional<Finding> platformCredentialsAreMissing(Evidence it) {
        return SpecRules.failing(it, "PlatformCredentialsFound")
                .map(condition -> Finding.certain(
                                "platform-credentials-missing",
                                "HyperShift cannot make a Secret that the cluster's components sign in to Azure by")
                        .because(
                                "Its operator makes them of the HostedCluster's spec; without them no control plane comes up.")
                        .seen(SpecRules.seen(it, condition))
                        .remedy(
                                "Let HyperShift's operator write Secrets in namespace {}: often a policy of the management cluster, or a"
                                        + " quota, does not.",
                                it.cluster().controlPlane()));
    }

    static Optional<Finding> controlPlaneConfigurationIsInvalid(Evidence it) {
        return SpecRules.failing(it, "ValidHostedControlPlaneConfiguration")
                .map(condition -> Finding.certain(
                                "control-plane-configuration-invalid",
                                "the configuration of the control plane cannot be used")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("Mend spec.configuration of HostedCluster {}.", it.key()));
    }

    static Optional<Finding> releaseContentIsUnreadable(Evidence it) {
        return SpecRules.failing(it, "ValidReleaseInfo")
                .map(condition -> Finding.certain(
                                "release-content-unreadable",
                                "the release has not all images that a cluster is made of")
                        .because("What is made of them does not come up.")
                        .seen(SpecRules.seen(it, condition))
                        .remedy(
                                "Take a whole release: {}. One that was put together by hand has to be made again.",
                                Parameter.RELEASE_IMAGE));
    }

    static Optional<Finding> reconciliationFails(Evidence it) {
        return SpecRules.failing(it, "ReconciliationSucceeded")
                .map(condition -> Finding.possible("reconciliation-fails", "HyperShift's operator fails at the cluster")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("Mend what its message names, or look at the operator's log."));
    }

    /** A part of the control plane that somebody has scaled to nothing; it is called available all the same. */
    static Optional<Finding> componentIsScaledDown(Evidence it) {
        return it.cluster().inControlPlane("ControlPlaneComponent").stream()
                .filter(component -> !it.cluster().isBeingDeleted() && !MAY_REST.contains(component.name()))
                .flatMap(component -> it
                        .management()
                        .find("Deployment", it.cluster().controlPlane(), component.name())
                        .or(() ->
                                it.management().find("StatefulSet", it.cluster().controlPlane(), component.name()))
                        .stream())
                .filter(workload -> workload.at("spec", "replicas").asInt(1) == 0)
                .findFirst()
                .map(
                        workload -> debugged(it, workload.name())
                                .map(cluster -> scaledDown(Certainty.CERTAIN, workload)
                                        .seen(Seen.field(
                                                cluster,
                                                "annotation " + DEBUGGED,
                                                cluster.text("metadata", "annotations", DEBUGGED)))
                                        .remedy(
                                                "Take its name out of the annotation: kubectl annotate hostedcluster -n {} {} {}-",
                                                it.key().namespace(),
                                                it.key().name(),
                                                DEBUGGED))
                                .orElseGet(
                                        () -> scaledDown(Certainty.LIKELY, workload)
                                                .remedy(
                                                        "Scale it up again; HyperShift's operators do so by themselves when they run.")));
    }

    private static Finding scaledDown(Certainty certainty, Manifest workload) {
        return Finding.of("component-scaled-down", certainty, "{} is scaled to no pods", workload.ref())
                .because("It is a part of the control plane that is wanted.")
                .seen(Seen.field(workload, "spec.replicas", "0"));
    }

    /** The HostedCluster, where it says that a component is to have no pods. */
    private static Optional<Manifest> debugged(Evidence it, String component) {
        return it.cluster()
                .hostedCluster()
                .filter(cluster -> List.of(
                                cluster.annotations().getOrDefault(DEBUGGED, "").split(","))
                        .contains(component));
    }

    /**
     * A machine that Azure does not make, or has given up, in words that nobody has listed. Cluster API's provider asks
     * again and again, so that it calls few of its machines failed.
     */
    static Optional<Finding> machineIsRefused(Evidence it) {
        return it.cluster().inControlPlane("AzureMachine").stream()
                .filter(machine -> machine.text("status", "vmState").equals("Failed")
                        || !machine.text("status", "failureMessage").isEmpty()
                        || machine.conditions().stream().anyMatch(ConditionRules::hasFailed))
                .findFirst()
                .map(machine -> Finding.likely("machine-refused", "a virtual machine of the cluster could not be made")
                        .seen(told(machine))
                        .remedy("Mend what the message names."));
    }

    private static boolean hasFailed(Condition condition) {
        return condition.status().equals("False") && condition.reason().equals("Failed");
    }

    private static Exhibit told(Manifest machine) {
        return machine.conditions().stream()
                .filter(condition -> condition.status().equals("False")
                        && !condition.message().isEmpty())
                .findFirst()
                .map(condition -> Seen.condition(machine, condition))
                .orElseGet(() -> Seen.field(machine, "status", machine.text("status", "failureMessage")));
    }
}
